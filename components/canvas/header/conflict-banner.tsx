"use client";
import { Button } from "#components/ui/button.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditor } from "../store/context.ts";

const words = editorWords.save;

/** Somebody else saved this flow: nothing is overwritten until the person has chosen. */
export function ConflictBanner() {
  const { keepMine, takeTheirs } = useFlowSession();
  const save = useEditor((state) => state.save);
  if (save.status !== "conflict") return null;
  return (
    <div role="alert" className="border-border border-b bg-background px-3 py-2">
      <Banner
        hue="waiting"
        action={
          <span className="flex gap-2">
            <Button size="sm" onClick={keepMine}>
              {words.keepMine}
            </Button>
            <Button size="sm" onClick={takeTheirs}>
              {words.reload}
            </Button>
          </span>
        }
      >
        <strong className="font-medium">{words.conflict(save.who)}</strong> {words.conflictWhy}
      </Banner>
    </div>
  );
}
