/** A flow of 1,000 steps stays far below both. */
const MAX_DEPTH = 64;
const MAX_FIELDS = 200_000;

/**
 * Whether input is nested and branched within any use of ours; looked at before anything walks it by recursion, since
 * 14 KB of brackets are enough to overflow a stack.
 */
export function isModest(input: unknown): boolean {
  let level: unknown[] = [input];
  let fields = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    fields += level.length;
    if (depth > MAX_DEPTH || fields > MAX_FIELDS) return false;
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
  return true;
}
