"use client";
import { ClipboardPasteIcon, LayoutTemplateIcon, PlusIcon } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "../graph/geometry.ts";
import { useEditorStore } from "../store/context.ts";

const words = editorWords.empty;

/** What an empty canvas says: where the trigger goes, and the two other ways to begin. */
export function EmptyStart() {
  const store = useEditorStore();
  const paste = (): void => {
    navigator.clipboard.readText().then(
      (text) => void store.getState().paste(text, null),
      () => store.getState().refuse(editorWords.said.nothingToPaste),
    );
  };
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-content-center justify-items-center gap-4 text-center">
      <button
        type="button"
        data-start
        style={{ width: CARD_WIDTH, height: CARD_HEIGHT }}
        className="pointer-events-auto inline-flex items-center justify-center gap-2 rounded-lg border border-primary-line border-dashed bg-primary-soft font-medium text-primary-text hover:border-ring"
        onClick={() => document.getElementById("step-search")?.focus()}
      >
        <PlusIcon aria-hidden className="size-4" />
        {words.start}
      </button>
      <p className="max-w-[400px] text-muted-foreground">{words.what}</p>
      <div className="pointer-events-auto flex gap-2">
        <Button asChild>
          <Link href="/templates">
            <LayoutTemplateIcon />
            {words.template}
          </Link>
        </Button>
        <Button onClick={paste}>
          <ClipboardPasteIcon />
          {words.paste}
        </Button>
      </div>
    </div>
  );
}
