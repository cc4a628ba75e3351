"use client";
import { Button } from "#components/ui/button.tsx";
import { ErrorBox } from "#components/ui/notice.tsx";
import { shell } from "#server/messages/shell.ts";

/** Last resort of every page: what a component threw, said in four parts. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className="mx-auto max-w-3xl p-6">
      <ErrorBox
        as="h1"
        parts={shell.problems.ours}
        labels={shell.labels}
        actions={
          <Button look="primary" onClick={reset}>
            {shell.retry}
          </Button>
        }
        aside={error.digest ? <code className="font-mono text-12 text-muted-foreground">{error.digest}</code> : null}
      />
    </main>
  );
}
