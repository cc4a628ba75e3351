/**
 * One text for one piece of data: fields in order of their names, nothing undefined, no blanks. Equal data has the same
 * text whatever way it was built, so it can be hashed and compared.
 */
export function canonicalText(data: unknown): string {
  if (data === null || typeof data !== "object") return JSON.stringify(data) ?? "null";
  if (Array.isArray(data)) return `[${data.map(canonicalText).join(",")}]`;
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${canonicalText(value)}`).join(",")}}`;
}
