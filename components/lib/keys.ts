"use client";
import { useLayoutEffect, useRef } from "react";

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * Whether a press is `Mod+K`, `Shift+T`, `N`, `?`, `[`. `Mod` is Ctrl or ⌘. Shift is only compared for letters, digits
 * and named keys: on a sign such as `?` it depends on the keyboard layout.
 */
export function matchesKeys(press: Press, keys: string): boolean {
  const parts = keys.split("+").filter((part) => part !== "");
  const key = keys.endsWith("++") || keys === "+" ? "+" : (parts.at(-1) ?? "");
  const wants = new Set(parts.slice(0, -1));
  const plain = key.length > 1 || /^[a-z0-9]$/i.test(key);
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === wants.has("Mod") &&
    press.altKey === wants.has("Alt") &&
    (!plain || press.shiftKey === wants.has("Shift"))
  );
}

/** True while the person types: single letters then belong to the text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [role=textbox], [role=menu], [role=dialog], [role=listbox]") !== null
  );
}

/** `false` gives the press back to the browser. */
export type KeyMap = { readonly [keys: string]: (event: KeyboardEvent) => unknown };

/** Binds page-wide keys, from the moment the page is seen. Those that could be text are ignored while typing and in menus and dialogs. */
export function usePageKeys(map: KeyMap): void {
  const current = useRef(map);
  useLayoutEffect(() => {
    current.current = map;
  }, [map]);
  useLayoutEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      for (const [keys, act] of Object.entries(current.current)) {
        if (!matchesKeys(event, keys)) continue;
        const couldBeText = !/Mod\+|F\d/.test(keys);
        if (couldBeText && isTyping(event.target)) return;
        if (act(event) !== false) event.preventDefault();
        return;
      }
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
