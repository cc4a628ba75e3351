"use client";
import { type ReactNode, useEffect } from "react";
import { create } from "zustand";

/** Something the person can do here: shown in the command menu and in the list of shortcuts, and run by its key. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading in the menu and in the shortcuts list. */
  readonly group: string;
  readonly icon?: ReactNode;
  /** `Mod+K`, `Shift+T`, `N`, `?`. */
  readonly keys?: string;
  readonly run: () => void;
  /** Where a single letter works; `page` keys are ignored while typing. `canvas` and `list` keys are bound by their owner. */
  readonly scope?: "page" | "canvas" | "list";
}

interface CommandState {
  readonly menuOpen: boolean;
  readonly helpOpen: boolean;
  readonly sets: ReadonlyMap<string, readonly Command[]>;
  setMenuOpen(open: boolean): void;
  setHelpOpen(open: boolean): void;
  add(owner: string, commands: readonly Command[]): void;
  drop(owner: string): void;
}

export const useCommandStore = create<CommandState>((set) => ({
  menuOpen: false,
  helpOpen: false,
  sets: new Map(),
  setMenuOpen: (menuOpen) => set({ menuOpen }),
  setHelpOpen: (helpOpen) => set({ helpOpen }),
  add: (owner, commands) => set(({ sets }) => ({ sets: new Map(sets).set(owner, commands) })),
  drop: (owner) =>
    set(({ sets }) => {
      const rest = new Map(sets);
      rest.delete(owner);
      return { sets: rest };
    }),
}));

/** Offers commands while the caller is on the page. Keep `commands` stable with `useMemo`. */
export function useCommands(owner: string, commands: readonly Command[]): void {
  useEffect(() => {
    const { add, drop } = useCommandStore.getState();
    add(owner, commands);
    return () => drop(owner);
  }, [owner, commands]);
}
