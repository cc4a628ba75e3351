import { createHash } from "node:crypto";
import type { StepRef } from "#server/engine/ports.ts";

/**
 * The key that tells an app "this again": the same for every repeat of one request, another for every other request.
 * 43 characters of base64url, within what the vendors allow.
 */
export function idempotencyKey(runId: string, step: StepRef, generation: number): string {
  return createHash("sha256").update(`${runId}\n${step.node}\n${step.loopPath}\n${generation}`).digest("base64url");
}
