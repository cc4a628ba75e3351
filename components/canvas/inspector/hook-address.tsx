"use client";
import { SendIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditorStore } from "../store/context.ts";
import { PanelRow, PanelSection } from "./row.tsx";

const words = editorWords.setup;

/** Where events arrive; the address exists from the first publish on. */
export function HookAddress({ own, appTitle }: { own: boolean; appTitle: string }) {
  const { flow } = useFlowSession();
  const store = useEditorStore();
  const url = flow.hook?.url ?? null;
  return (
    <PanelSection>
      <PanelRow label={words.hookLabel} hint={url === null ? words.hookLater : own ? words.hookOwnHint : words.hookHint(appTitle)}>
        {(id) =>
          url === null ? (
            <span id={id} className="pt-1.5 text-muted-foreground">
              {editorWords.header.notLive}
            </span>
          ) : (
            <span className="flex items-center gap-1">
              <output id={id} className="min-w-0 grow truncate rounded-md border border-border bg-muted px-2 py-1 font-mono text-12">
                {url}
              </output>
              <CopyButton text={url} label={words.copy} done={words.copied} />
            </span>
          )
        }
      </PanelRow>
      {url === null ? null : (
        <div className="pb-2 pl-[104px]">
          <Button size="sm" onClick={() => store.getState().openDialog("hook")}>
            <SendIcon />
            {editorWords.hook.send}
          </Button>
        </div>
      )}
    </PanelSection>
  );
}
