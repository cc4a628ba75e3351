"use client";
import { Fragment } from "react";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "#components/ui/menu.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { findNode } from "../graph/walk.ts";
import { useEditorStore } from "../store/context.ts";
import { useMenuItems } from "./menu-items.ts";
import type { MenuState } from "./use-step-menu.ts";

/** Every action available on a step, a wire or the canvas, with its key. */
export function StepMenu({ subject, at, onClose }: MenuState & { onClose: () => void }) {
  const store = useEditorStore();
  const items = useMenuItems(subject, at);
  if (subject === null) return null;
  const name = subject.type === "step" ? (findNode(store.getState().graph, subject.key)?.name ?? subject.key) : "";
  return (
    <Menu open onOpenChange={(open) => (open ? undefined : onClose())}>
      <MenuTrigger asChild>
        <span aria-hidden className="fixed size-0" style={{ left: at.x, top: at.y }} />
      </MenuTrigger>
      <MenuContent align="start" aria-label={subject.type === "step" ? editorWords.menu.label(name) : editorWords.menu.canvas}>
        {items.map((item) => (
          <Fragment key={item.id}>
            {item.separated === true ? <MenuSeparator /> : null}
            <MenuItem {...(item.keys === undefined ? {} : { keys: item.keys })} danger={item.danger === true} onSelect={item.run}>
              {item.label}
            </MenuItem>
          </Fragment>
        ))}
      </MenuContent>
    </Menu>
  );
}
