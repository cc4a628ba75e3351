import type { Budget, FaultCode } from "./expression/budget.ts";
import { faultOf } from "./expression/formula.ts";
import type { ValueFault } from "./shape-check.ts";
import type { Value } from "./value.ts";

/** Why a mapping gave no value. `path`: field names and list positions in the target; `at`: offset in the formula there. */
export interface MappingIssue {
  readonly code: FaultCode | ValueFault | "broken_formula" | "refused_key" | "too_deep";
  readonly path: readonly string[];
  readonly at?: number;
  readonly params: { readonly [name: string]: string };
}

export type MappingScope = { readonly [name: string]: Value | undefined };

/** What one evaluation carries along. `path` is pushed and popped on the way down. */
export interface Work {
  readonly scope: MappingScope;
  readonly locals: (Value | undefined)[];
  readonly budget: Budget;
  readonly path: string[];
  readonly issues: MappingIssue[];
}

export type Build = (work: Work) => Value | undefined;

/** After so many nothing more is looked at: the rest would say nothing new. */
const MOST_ISSUES = 50;

/** Stops the whole mapping: what the rest would need is used up. */
function isFinal(code: MappingIssue["code"]): boolean {
  return code === "too_many_steps" || code === "too_much_output";
}

export class Stopped extends Error {}

/** A build that was stopped gives nothing; its issue says why. */
export function attempt(build: () => Value | undefined): Value | undefined {
  try {
    return build();
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}

/** A part that cannot be built. */
export function always(issue: Omit<MappingIssue, "path">): Build {
  return (work) => {
    fail(work, issue);
    return undefined;
  };
}

/** Notes an issue at the place that is being built. */
export function fail(work: Work, issue: Omit<MappingIssue, "path">): void {
  work.issues.push({ ...issue, path: [...work.path] });
  if (isFinal(issue.code) || work.issues.length >= MOST_ISSUES) throw new Stopped();
}

/** Counts data that becomes part of the result. */
export function give(work: Work, size: number): void {
  try {
    work.budget.give(size);
  } catch (error) {
    const { code, params } = faultOf(error, 0);
    fail(work, { code, params });
  }
}
