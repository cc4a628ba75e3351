"use client";
import { CloudOffIcon, TriangleAlertIcon } from "lucide-react";
import { formatRelative } from "#components/lib/format.ts";
import { useNow } from "#components/lib/time.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditor } from "../store/context.ts";

const words = editorWords.save;

/** Whether the draft is safe on the server. */
export function SaveMark() {
  const { flush } = useFlowSession();
  const save = useEditor((state) => state.save);
  const now = useNow();
  switch (save.status) {
    case "saved":
      return <Quiet>{save.at === null || now === 0 ? words.saved : words.savedAgo(formatRelative(save.at, Math.max(now, save.at)))}</Quiet>;
    case "unsaved":
      return <Quiet>{words.unsaved}</Quiet>;
    case "saving":
      return <Quiet>{words.saving}</Quiet>;
    case "conflict":
      return <Alarm text={words.conflict(save.who)} short={words.failedShort} />;
    case "failed":
      return (
        <Alarm text={save.offline ? words.offline : words.failed} short={save.offline ? words.offlineShort : words.failedShort} onRetry={() => void flush()} />
      );
  }
}

function Quiet({ children }: { children: string }) {
  return (
    <span data-save className="text-12 text-muted-foreground tabular-nums">
      {children}
    </span>
  );
}

function Alarm({ text, short, onRetry }: { text: string; short: string; onRetry?: () => void }) {
  return (
    <span data-save className="inline-flex items-center gap-1.5 text-12 text-waiting">
      {short === words.offlineShort ? <CloudOffIcon aria-hidden className="size-3.5" /> : <TriangleAlertIcon aria-hidden className="size-3.5" />}
      <Tooltip text={text}>
        <button type="button" className="rounded-xs underline decoration-dotted" onClick={onRetry}>
          {short}
          {onRetry === undefined ? "" : `. ${words.retry}`}
        </button>
      </Tooltip>
    </span>
  );
}
