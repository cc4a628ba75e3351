"use client";
import { ChevronDownIcon, LinkIcon, PauseIcon, PlayIcon } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "#components/ui/menu.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditorStore } from "../store/context.ts";

const words = editorWords.header;

/** Publish, never greyed out: what is missing is explained in the dialog. Beside it, what else one does with a live flow. */
export function PublishButton() {
  const store = useEditorStore();
  const { flow, setPaused } = useFlowSession();
  return (
    <span className="inline-flex">
      <Button look="primary" className="rounded-r-none" onClick={() => store.getState().openDialog("publish")}>
        {words.publish}
      </Button>
      <Menu>
        <MenuTrigger asChild>
          <Button look="primary" square aria-label={words.more} className="w-7 rounded-l-none border-l-primary-foreground/25">
            <ChevronDownIcon />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => store.getState().openDialog("hook")}>
            <LinkIcon />
            {words.hook}
          </MenuItem>
          <MenuItem asChild>
            <Link href={`/runs?flow=${flow.id}`}>
              <PlayIcon />
              {words.runs}
            </Link>
          </MenuItem>
          {flow.live === null ? null : (
            <MenuItem onSelect={() => setPaused(!flow.paused)}>
              {flow.paused ? <PlayIcon /> : <PauseIcon />}
              {flow.paused ? words.resume : words.pause}
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
    </span>
  );
}
