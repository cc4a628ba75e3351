import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our type sizes are numbers, which the merger would otherwise take for colours and drop.
const merge = extendTailwindMerge({ extend: { theme: { text: ["11", "12", "13", "14", "16", "20", "24"] } } });

/** Joins class names; of two that set the same thing, the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
