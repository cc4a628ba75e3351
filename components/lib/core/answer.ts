import type { FlowEnv } from "#server/flow/analysis.ts";
import { checkGraph } from "#server/flow/check.ts";
import { evaluateMapping, type MappingScope } from "#server/flow/mapping-compile.ts";
import { sampleScope } from "#server/flow/samples.ts";
import type { Answer, Message } from "./protocol.ts";

/** Of each kind, the latest ones: an editor uses one at a time. */
const MOST_KEPT = 4;

/** The worker's side: remembers what it is told to keep, and answers everything else. */
export function makeAnswerer(): (message: Message) => Answer | null {
  const envs = new Map<number, FlowEnv>();
  const scopes = new Map<number, MappingScope>();
  return (message) => {
    switch (message.type) {
      case "keepEnv":
        keep(envs, message.number, message.env);
        return null;
      case "keepScope":
        keep(scopes, message.number, message.scope);
        return null;
      case "check":
        return { type: "check", id: message.id, problems: checkGraph(message.graph, kept(envs, message.env)) };
      case "scope": {
        const scope = sampleScope(message.graph, message.node, kept(envs, message.env), message.outputs);
        return { type: "scope", id: message.id, scope };
      }
      case "try": {
        const scope = kept(scopes, message.scope);
        return { type: "try", id: message.id, results: message.trials.map(({ mapping, target }) => evaluateMapping(mapping, scope, target)) };
      }
    }
  };
}

function keep<T>(store: Map<number, T>, number: number, value: T): void {
  store.set(number, value);
  const [oldest] = store.keys();
  if (store.size > MOST_KEPT && oldest !== undefined) store.delete(oldest);
}

function kept<T>(store: ReadonlyMap<number, T>, number: number): T {
  const found = store.get(number);
  if (found === undefined) throw new Error(`Nothing was kept under ${number}`);
  return found;
}
