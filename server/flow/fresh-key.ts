import { isReserved } from "./expression/syntax.ts";

/** A key like `wanted` that no step has: `invoice`, `invoice_2`, … Any text will do. */
export function freshKey(wanted: string, taken: ReadonlySet<string>): string {
  const words = wanted
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 34);
  const base = words === "" || isReserved(words) ? "step" : words;
  if (!taken.has(base)) return base;
  const stem = base.replace(/_\d+$/, "");
  for (let i = 2; ; i++) {
    const key = `${stem}_${i}`;
    if (!taken.has(key)) return key;
  }
}
