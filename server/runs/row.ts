import { failureSentence } from "#server/messages/failures.ts";
import type { Run, RunFailure } from "./run.ts";
import type { RunRow } from "./views.ts";

/** A run as a line of the list. `nameOf` gives a step's name by its key; without one the key stands in. */
export function toRow(run: Run, nameOf: (node: string) => string = (node) => node): RunRow {
  const { id, flowId, version, mode, title, status, startedAt, attempts } = run;
  const endedAt = "endedAt" in run ? run.endedAt : null;
  const failure = "failure" in run ? failureOf(run.failure, nameOf) : null;
  return {
    id,
    flowId,
    version,
    mode,
    title,
    status,
    startedAt,
    endedAt,
    durationMs: endedAt === null ? null : Math.max(0, endedAt - startedAt),
    attempts,
    failure,
  };
}

function failureOf({ code, node, said, field }: RunFailure, nameOf: (node: string) => string): RunRow["failure"] {
  return { code, node: node === "" ? null : node, sentence: failureSentence(code, { step: node === "" ? "" : nameOf(node), said, field }) };
}
