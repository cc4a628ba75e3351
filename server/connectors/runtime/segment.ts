const CONTROL = /\p{Cc}/u;

/** One segment of a path: never empty, never a step up, never two. Undefined when `text` cannot be one. */
export function encodeSegment(text: string): string | undefined {
  if (text === "" || text === "." || text === ".." || CONTROL.test(text) || !text.isWellFormed()) return undefined;
  return encodeURIComponent(text);
}

/** A value in a query. Empty is a value. */
export function encodeQuery(text: string): string | undefined {
  return CONTROL.test(text) || !text.isWellFormed() ? undefined : encodeURIComponent(text);
}

/** A header's value: printable ASCII only, so that no data can begin another header. */
export function headerText(text: string): string | undefined {
  return /^[\x20-\x7e]*$/.test(text) ? text : undefined;
}
