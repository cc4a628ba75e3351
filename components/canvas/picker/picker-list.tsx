"use client";
import { ChevronLeftIcon, SearchIcon } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { SearchInput } from "#components/ui/input.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { PickerRow } from "./picker-row.tsx";
import { useGrab } from "./use-grab.ts";
import type { Picker } from "./use-picker.ts";

const words = editorWords.picker;

/** Search box and list: arrows choose, Enter inserts, a drag carries a step onto the canvas. */
export function PickerList({ picker, searchId, autoFocus }: { picker: Picker; searchId?: string; autoFocus: boolean }) {
  const grab = useGrab();
  const list = useRef<HTMLDivElement>(null);
  const active = picker.rows[picker.current];
  const activeId = active === undefined ? undefined : picker.optionId(active);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  return (
    <>
      <div className="px-4 pb-2">
        <SearchInput
          {...(searchId === undefined ? {} : { id: searchId })}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={picker.listId}
          aria-label={words.search}
          placeholder={words.search}
          {...(activeId === undefined ? {} : { "aria-activedescendant": activeId })}
          autoFocus={autoFocus}
          autoComplete="off"
          value={picker.text}
          onChange={(event) => picker.setText(event.target.value)}
          onKeyDown={picker.onKeyDown}
          before={<SearchIcon aria-hidden />}
          after={<Keys keys="N" />}
        />
      </div>
      {picker.app === null || picker.text !== "" ? null : (
        <button
          type="button"
          className="mx-2 flex h-7 items-center gap-1 rounded-sm px-2 text-12 text-muted-foreground hover:bg-accent"
          onClick={picker.leaveApp}
        >
          <ChevronLeftIcon aria-hidden className="size-3.5" />
          {words.back}
        </button>
      )}
      {picker.rows.length > 0 ? null : (
        <div role="status" className="grid justify-items-start gap-2 px-4 pb-6 text-muted-foreground">
          {words.noMatch(picker.text)}
          <Button size="sm" onClick={picker.leaveApp}>
            {words.clear}
          </Button>
        </div>
      )}
      <div ref={list} role="listbox" id={picker.listId} aria-label={words.title} className="min-h-0 grow overflow-y-auto px-2 pb-2">
        {picker.shown.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div key={section.title} role="group" aria-label={section.title}>
            <p aria-hidden className="px-2 pt-3 pb-1 font-medium text-11 text-faint-foreground">
              {section.title}
            </p>
            {section.rows.map((row) => (
              <PickerRow
                key={row.id}
                row={row}
                optionId={picker.optionId(row)}
                active={row === active}
                onChoose={() => picker.choose(row, false)}
                onPoint={() => picker.point(row)}
                onGrab={(event) => (row.type === "entry" ? grab(row.entry, event) : undefined)}
              />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
