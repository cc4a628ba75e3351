"use client";
import { ListChecksIcon, MailIcon } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { Badge, Dot } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { ConflictBanner } from "../header/conflict-banner.tsx";
import { PublishButton } from "../header/publish-button.tsx";
import { outlineRows } from "../outline/rows.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditor } from "../store/context.ts";
import { ReadLine } from "./read-line.tsx";

const words = editorWords.narrow;

/** The flow on a phone: to be read, paused, published and followed, but not drawn. */
export function NarrowView() {
  const { flow } = useFlowSession();
  const name = useEditor((state) => state.flowName);
  const graph = useEditor((state) => state.graph);
  const rows = useMemo(() => outlineRows(graph).filter((row) => !row.again), [graph]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="grid shrink-0 gap-2 border-border border-b bg-background px-4 py-2">
        <nav aria-label={editorWords.header.breadcrumb} className="flex min-h-6 items-center gap-1.5">
          <Link href="/" className="inline-flex min-h-6 items-center text-muted-foreground">
            {editorWords.header.flows}
          </Link>
          <span aria-hidden className="text-border-strong">
            /
          </span>
          <h1 className="min-w-0 truncate font-semibold">{name}</h1>
        </nav>
        <div className="flex items-center justify-between gap-3">
          <LiveState />
          <PublishButton />
        </div>
      </header>
      <ConflictBanner />
      <main id="main" tabIndex={-1} className="min-h-0 grow overflow-y-auto bg-canvas p-4 outline-none">
        <Banner
          hue="info"
          action={
            <span className="flex flex-wrap gap-2">
              <Button asChild>
                <a href={letter(name)}>
                  <MailIcon />
                  {words.mail}
                </a>
              </Button>
              <Button asChild>
                <Link href={`/runs?flow=${flow.id}`}>
                  <ListChecksIcon />
                  {words.runs}
                </Link>
              </Button>
            </span>
          }
        >
          <strong className="block font-medium">{words.what}</strong>
          {words.why}
        </Banner>
        <h2 className="pt-5 pb-2 font-semibold">{editorWords.outline.label}</h2>
        {rows.length === 0 ? (
          <p className="text-muted-foreground">{editorWords.outline.empty}</p>
        ) : (
          <ol className="divide-y divide-border rounded-lg border border-border bg-card">
            {rows.map((row) => (
              <ReadLine key={row.id} row={row} />
            ))}
          </ol>
        )}
      </main>
    </div>
  );
}

function LiveState() {
  const { flow } = useFlowSession();
  if (flow.live === null) return <Badge>{editorWords.header.notLive}</Badge>;
  return (
    <span className="inline-flex items-center gap-1.5 text-12 text-muted-foreground">
      {flow.paused ? <Badge hue="skipped">{editorWords.header.paused}</Badge> : <Dot />}
      {editorWords.header.live(flow.live.version)}
    </span>
  );
}

function letter(name: string): string {
  return `mailto:?subject=${encodeURIComponent(name)}&body=${encodeURIComponent(window.location.href)}`;
}
