"use client";
import Link from "next/link";
import { problemOf } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorBox } from "#components/ui/notice.tsx";
import { editorWords } from "#server/messages/editor.ts";

const words = editorWords.failed;

/** The flow did not come: what, why, what is safe, and the two ways on. */
export function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <main id="main" className="mx-auto max-w-[720px] px-4 py-10">
      <ErrorBox
        as="h1"
        parts={problemOf(error)}
        labels={words.labels}
        actions={
          <>
            <Button look="primary" onClick={onRetry}>
              {words.retry}
            </Button>
            <Button asChild>
              <Link href="/">{words.back}</Link>
            </Button>
          </>
        }
      />
    </main>
  );
}
