"use client";
import { KeyRoundIcon, PencilLineIcon, RefreshCwIcon, WrenchIcon } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorBox } from "#components/ui/notice.tsx";
import { runs } from "#server/messages/runs.ts";
import { shell } from "#server/messages/shell.ts";
import { failureParts, fixOf } from "./failure.ts";
import { stepName } from "./run-header.tsx";
import type { RunView } from "./status.ts";
import type { RunVerbs } from "./use-run-verbs.ts";

const words = runs.run;

/** Why the run stopped, in four parts, with the button that mends it first. Nothing while all is well. */
export function FailureBox({ run, verbs }: { run: RunView; verbs: RunVerbs }) {
  const [details, setDetails] = useState(false);
  const { failure } = run;
  if (!failure || (run.status !== "failed" && run.status !== "unknown")) return null;
  const name = failure.node ? stepName(run, failure.node) : "";
  return (
    <div className="border-border border-b px-4 py-3">
      <ErrorBox
        parts={failureParts(failure, name)}
        labels={shell.labels}
        actions={<Actions run={run} verbs={verbs} code={failure.code} node={failure.node} />}
        aside={
          <Button look="ghost" size="sm" aria-expanded={details} onClick={() => setDetails(!details)}>
            {words.details}
          </Button>
        }
      />
      {details ? (
        <pre className="mt-2 overflow-x-auto rounded-lg border border-border bg-card px-4 py-2 font-mono text-12 text-muted-foreground">
          {`code ${failure.code}\nstep ${failure.node ?? "none"}\nrun  ${run.id}\nflow ${run.flowId}`}
        </pre>
      ) : null}
    </div>
  );
}

function Actions({ run, verbs, code, node }: { run: RunView; verbs: RunVerbs; code: string; node: string | null }) {
  const fix = fixOf(code);
  const account = run.graph.nodes.find((each) => each.key === node);
  const connection = account && "connection" in account ? account.connection : null;
  const retry = (
    <Button look={fix === "retry" ? "primary" : "plain"} aria-disabled={verbs.retrying} onClick={verbs.retrying ? undefined : verbs.retry}>
      <RefreshCwIcon />
      {run.status === "unknown" ? words.retryAnyway : words.retry}
    </Button>
  );
  const mapping = node ? (
    <Button asChild look={fix === "mapping" ? "primary" : "plain"}>
      <Link href={`/flows/${run.flowId}?step=${node}&panel=map`}>
        {fix === "mapping" ? <WrenchIcon /> : <PencilLineIcon />}
        {fix === "mapping" ? words.fixMapping : words.openStep}
      </Link>
    </Button>
  ) : null;
  if (fix === "mapping") {
    return (
      <>
        {mapping}
        {retry}
      </>
    );
  }
  if (fix === "account" && connection) {
    return (
      <>
        <Button asChild look="primary">
          <Link href={`/accounts?account=${connection}`}>
            <KeyRoundIcon />
            {words.account}
          </Link>
        </Button>
        {retry}
      </>
    );
  }
  return (
    <>
      {retry}
      {mapping}
    </>
  );
}
