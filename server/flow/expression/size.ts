import { isExact, isFile, isList, type Value } from "../value.ts";

/** About how long the value's JSON text is; stops counting past `most`. */
export function sizeOf(value: Value, most: number): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value !== "object" || value === null) return 8;
  if (isExact(value)) return value["\u0000exact"].length;
  if (isFile(value)) return 200;
  let size = 2;
  if (isList(value)) {
    for (const item of value) {
      size += 1 + sizeOf(item, most - size);
      if (size > most) return size;
    }
    return size;
  }
  for (const [key, inner] of Object.entries(value)) {
    size += key.length + 4 + sizeOf(inner, most - size);
    if (size > most) return size;
  }
  return size;
}
