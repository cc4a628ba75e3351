import type { Actor } from "#server/auth/access.ts";
import { assertNever } from "#server/errors.ts";

/** An actor as runs keep it: kind and id, no name. */
export function actorText(actor: Actor): string {
  switch (actor.kind) {
    case "user":
      return `user:${actor.userId}`;
    case "token":
      return `token:${actor.tokenId}`;
    case "hook":
    case "schedule":
    case "poll":
      return `${actor.kind}:${actor.triggerId}`;
    case "system":
      return `system:${actor.task}`;
    default:
      return assertNever(actor);
  }
}
