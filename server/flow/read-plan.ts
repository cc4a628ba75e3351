import { hashOf } from "./compile.ts";
import type { Plan } from "./plan.ts";

/** A plan of a version that this product does not know: it was written by a newer one. */
export class UnknownPlanVersion extends Error {}

/**
 * Reads a plan that was stored as JSON, of any version that was ever written. Plans are never rewritten: what a newer
 * engine needs beyond them is added here, on reading.
 *
 * Throws `UnknownPlanVersion`, and `SyntaxError` on text that is not JSON. `isIntact` says whether it is the plan that was
 * stored.
 */
export function readPlan(text: string): Plan {
  const plan: Plan = JSON.parse(text);
  if (plan.version !== 1) throw new UnknownPlanVersion(`Plan version ${String(Reflect.get(plan, "version"))}`);
  return plan;
}

/** Whether a plan still has the content that its hash was made of. */
export function isIntact(plan: Plan): boolean {
  const { hash, ...content } = plan;
  return hashOf(content) === hash;
}
