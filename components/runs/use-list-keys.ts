"use client";
import { type RefObject, useMemo } from "react";
import { type Command, useCommands } from "#components/lib/commands.ts";
import { usePageKeys } from "#components/lib/keys.ts";
import { runs } from "#server/messages/runs.ts";

const words = runs.keys;

interface ListKeys {
  box: RefObject<HTMLElement | null>;
  retry: (ids: readonly string[]) => void;
  toggle: (id: string) => void;
  clear: () => void;
  /** Chosen runs; without any, `R` means the one with the focus. */
  selected: ReadonlySet<string>;
}

/** `J` and `K` walk the titles, Enter opens as any link does, `X` selects, `R` retries, Esc clears. */
export function useListKeys({ box, retry, toggle, clear, selected }: ListKeys): void {
  const links = () => [...(box.current?.querySelectorAll<HTMLElement>("[data-run-link]") ?? [])];
  const focused = () => document.activeElement?.closest<HTMLElement>("[data-run]")?.dataset.run;
  function walk(direction: 1 | -1) {
    const all = links();
    const here = all.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
    const next = here === -1 ? 0 : Math.min(Math.max(here + direction, 0), all.length - 1);
    all[next]?.focus();
    all[next]?.scrollIntoView({ block: "nearest" });
  }
  usePageKeys({
    j: () => walk(1),
    k: () => walk(-1),
    x: () => {
      const id = focused();
      if (id) toggle(id);
    },
    r: () => {
      const id = focused();
      if (selected.size > 0) retry([...selected]);
      else if (id) retry([id]);
    },
    escape: () => (selected.size > 0 ? clear() : false),
  });
  useCommands("runs", useShownKeys());
}

/** For the list of shortcuts; the keys themselves are bound above. */
function useShownKeys(): readonly Command[] {
  return useMemo(() => {
    const rows = [
      ["J", words.next],
      ["K", words.previous],
      ["Enter", words.open],
      ["X", words.select],
      ["R", words.retry],
    ] as const;
    return rows.map(([keys, label]) => ({ id: `runs-${keys}`, group: words.group, label, keys, scope: "list" as const, run: () => {} }));
  }, []);
}
