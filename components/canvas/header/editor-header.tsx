"use client";
import { HistoryIcon, PlayIcon, Redo2Icon, Undo2Icon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge, Dot } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { useRun } from "../store/run-context.ts";
import { FlowName } from "./flow-name.tsx";
import { PublishButton } from "./publish-button.tsx";
import { SaveMark } from "./save-mark.tsx";

const words = editorWords.header;

/** Where one is, whether it is saved and live, and what one can do with the whole flow. */
export function EditorHeader() {
  const { flow, testFlow, testing } = useFlowSession();
  const ran = useRun((state) => state.runId !== null);
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-3 border-border border-b bg-background py-1 pr-3 pl-4">
      <nav aria-label={words.breadcrumb} className="flex min-w-0 items-center gap-1.5">
        <Link href="/" className="text-muted-foreground hover:text-foreground">
          {words.flows}
        </Link>
        <span aria-hidden className="text-border-strong">
          /
        </span>
        <FlowName />
      </nav>
      <Badge>{words.draft}</Badge>
      <SaveMark />
      {flow.live === null ? (
        <span className="text-12 text-muted-foreground">{words.notLive}</span>
      ) : (
        <span className="inline-flex items-center gap-1.5 text-12 text-muted-foreground">
          {flow.paused ? <Badge hue="skipped">{words.paused}</Badge> : <Dot />}
          {words.live(flow.live.version)}
        </span>
      )}
      <span className="grow" />
      <History />
      <Tooltip text={words.versions}>
        <Button look="ghost" square asChild aria-label={words.versions}>
          <Link href={`/flows/${flow.id}/versions`}>
            <HistoryIcon />
          </Link>
        </Button>
      </Tooltip>
      <Button onClick={testFlow} aria-busy={testing} className="relative">
        {flow.live === null && !ran ? <Pulse /> : null}
        <PlayIcon />
        {words.testFlow}
        <Keys keys="Mod+Enter" />
      </Button>
      <PublishButton />
    </header>
  );
}

/** Says once where to begin, and then is quiet. */
function Pulse() {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-0 rounded-md ring-2 ring-ring opacity-0 motion-safe:animate-ping [animation-iteration-count:2]"
    />
  );
}

function History() {
  const store = useEditorStore();
  const back = useEditor((state) => state.history.past.at(-1)?.label ?? null);
  const forward = useEditor((state) => state.history.future[0]?.label ?? null);
  return (
    <span className="flex">
      <Step text={words.undo(back)} keys="Mod+Z" off={back === null} onClick={() => store.getState().undo()} icon={<Undo2Icon />} />
      <Step text={words.redo(forward)} keys="Mod+Shift+Z" off={forward === null} onClick={() => store.getState().redo()} icon={<Redo2Icon />} />
    </span>
  );
}

function Step({ text, keys, off, icon, onClick }: { text: string; keys: string; off: boolean; icon: ReactNode; onClick: () => void }) {
  return (
    <Tooltip text={text} keys={keys}>
      <Button look="ghost" square aria-label={text} aria-disabled={off} onClick={onClick}>
        {icon}
      </Button>
    </Tooltip>
  );
}
