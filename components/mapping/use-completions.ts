"use client";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { type Completion, completionsAt } from "#server/flow/expression/complete.ts";
import type { Scope } from "#server/flow/expression/scope.ts";

const SHOWN = 50;

/** What can be written at the cursor, and the keys that choose it: arrows, Enter or Tab, Esc leaves. Closed until something is typed. */
export function useCompletions(input: RefObject<HTMLTextAreaElement | null>, text: string, scope: Scope, write: (text: string) => void) {
  const [at, setAt] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const found = at === null ? [] : offered(text, at, scope);
  const current = Math.min(active, Math.max(0, found.length - 1));

  const show = (cursor: number | null): void => {
    setAt(cursor);
    setActive(0);
  };
  const take = (one: Completion | undefined): void => {
    if (one === undefined) return;
    const next = `${text.slice(0, one.from)}${one.insert}${text.slice(one.to)}`;
    const cursor = one.from + one.insert.length;
    write(next);
    show(null);
    requestAnimationFrame(() => input.current?.setSelectionRange(cursor, cursor));
  };
  /** True when the key belonged to the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if ((event.key === " " || event.code === "Space") && event.ctrlKey) show(input.current?.selectionStart ?? text.length);
    else if (found.length === 0) return false;
    else if (event.key === "ArrowDown") setActive((current + 1) % found.length);
    else if (event.key === "ArrowUp") setActive((current + found.length - 1) % found.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) take(found[current]);
    else if (event.key === "Escape") show(null);
    else return false;
    event.preventDefault();
    return true;
  };
  return {
    found,
    current,
    onKey,
    take,
    point: setActive,
    close: () => show(null),
    /** After each change: offers what fits behind a letter or a dot, nothing elsewhere. */
    typed: (next: string, cursor: number) => show(/[\w.]/.test(next[cursor - 1] ?? "") && !/(?:^|\W)\d+\.?\d*$/.test(next.slice(0, cursor)) ? cursor : null),
  };
}

/** Nothing once the word stands there whole: the list would only lie in the way. */
function offered(text: string, at: number, scope: Scope): readonly Completion[] {
  const all = completionsAt(text, at, scope).slice(0, SHOWN);
  const [first] = all;
  return first !== undefined && text.slice(first.from, at) === first.label ? [] : all;
}

export type Completions = ReturnType<typeof useCompletions>;
