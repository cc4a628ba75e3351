import type { Access } from "#server/auth/access.ts";

/** The person behind a verb, who then owns what it makes; null when the house did it by itself. */
export function personOf({ actor }: Pick<Access, "actor">): string | null {
  return actor.kind === "user" ? actor.userId : null;
}
