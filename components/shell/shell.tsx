"use client";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useCommandStore } from "#components/lib/commands.ts";
import { useHydrated } from "#components/lib/hydrated.ts";
import { type KeyMap, usePageKeys } from "#components/lib/keys.ts";
import { Toaster } from "#components/ui/toast.tsx";
import { shell } from "#server/messages/shell.ts";
import type { Person } from "./person-menu.tsx";
import { Rail } from "./rail.tsx";
import { moveRegion } from "./regions.ts";

// Opened by a key, so nobody should wait for them on the first load.
const CommandMenu = dynamic(() => import("./command-menu.tsx").then((module) => module.CommandMenu), { ssr: false });
const Shortcuts = dynamic(() => import("./shortcuts.tsx").then((module) => module.Shortcuts), { ssr: false });

const keys: KeyMap = {
  "Mod+K": () => useCommandStore.getState().setMenuOpen(true),
  "?": () => useCommandStore.getState().setHelpOpen(true),
  "/": () => document.querySelector<HTMLElement>("main input[type=search], header input[type=search]")?.focus(),
  F6: () => moveRegion(1),
  "Shift+F6": () => moveRegion(-1),
};

/** The frame: skip links, menu, the page, and what can open over any page. */
export function Shell({ person, wideRail, children }: { person: Person; wideRail: boolean; children: ReactNode }) {
  const { menuOpen, helpOpen } = useCommandStore();
  const ready = useHydrated();
  usePageKeys(keys);
  return (
    <div data-ready={ready} className="flex h-dvh max-md:flex-col-reverse">
      <SkipLink href="#main">{shell.skipToMain}</SkipLink>
      <Rail person={person} initiallyWide={wideRail} />
      <div className="min-h-0 min-w-0 grow">{children}</div>
      {menuOpen ? <CommandMenu /> : null}
      {helpOpen ? <Shortcuts /> : null}
      <Toaster label={shell.notifications} />
    </div>
  );
}

/** First in the tab order, seen only while focused. Pages may add their own, "Skip to the canvas" for instance. */
function SkipLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="sr-only top-2 left-2 z-60 rounded-md bg-primary px-3 py-1.5 font-medium text-primary-foreground focus:not-sr-only focus:fixed">
      {children}
    </a>
  );
}
