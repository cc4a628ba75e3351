import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/notice.tsx";
import { shell } from "#server/messages/shell.ts";

export default function NotFound() {
  return (
    <main id="main" className="grid min-h-dvh place-items-center">
      <EmptyState
        as="h1"
        title={shell.notFound.title}
        action={
          <Button asChild look="primary">
            <Link href="/">{shell.notFound.action}</Link>
          </Button>
        }
      >
        {shell.notFound.text}
      </EmptyState>
    </main>
  );
}
