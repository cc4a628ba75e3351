"use client";
import dynamic from "next/dynamic";
import { useEffect } from "react";

/**
 * Parts of the editor that open on a click or a key. The canvas is there before any of them is loaded; once it stands and
 * the browser has nothing else to do, they are fetched, so that nobody waits for the click either.
 */
const loaders = {
  inspector: () => import("./inspector/inspector.tsx").then((module) => module.Inspector),
  outline: () => import("./outline/outline.tsx").then((module) => module.Outline),
  dockedPicker: () => import("./picker/docked.tsx").then((module) => module.DockedPicker),
  picker: () => import("./picker/popover.tsx").then((module) => module.PickerPopover),
  publish: () => import("./publish/publish-dialog.tsx").then((module) => module.PublishDialog),
  hook: () => import("./publish/hook-dialog.tsx").then((module) => module.HookDialog),
  realTest: () => import("./publish/real-test-dialog.tsx").then((module) => module.RealTestDialog),
};

export const Inspector = dynamic(loaders.inspector, { ssr: false });
export const Outline = dynamic(loaders.outline, { ssr: false });
export const DockedPicker = dynamic(loaders.dockedPicker, { ssr: false });
export const PickerPopover = dynamic(loaders.picker, { ssr: false });
export const PublishDialog = dynamic(loaders.publish, { ssr: false });
export const HookDialog = dynamic(loaders.hook, { ssr: false });
/** Never fetched ahead: who has the canvas does not need it. */
export const NarrowView = dynamic(() => import("./narrow/narrow-view.tsx").then((module) => module.NarrowView), { ssr: false });
export const RealTestDialog = dynamic(loaders.realTest, { ssr: false });

/** Fetches what will be opened soon; `more` are parts of other rooms. */
export function usePrefetch(more: () => Promise<unknown>): void {
  useEffect(() => {
    const fetchAll = (): void => void Promise.all([...Object.values(loaders).map((load) => load()), more()]);
    const idle = requestIdleCallback(fetchAll, { timeout: 3_000 });
    return () => cancelIdleCallback(idle);
  }, [more]);
}
