import type { MappingIssue } from "#server/flow/mapping-compile.ts";

type Params = { readonly [name: string]: string };

const sentences: { readonly [code in MappingIssue["code"]]: (p: Params) => string } = {
  too_many_steps: () => "The formula did not finish within its step limit. Lists inside lists of this size are too much for one step.",
  too_much_output: () => "The result is larger than a step may hold.",
  wrong_type: (p) => `A ${p.expected} was needed, and there was a ${p.actual}.`,
  not_a_number: (p) => `“${p.value}” is not a number.`,
  not_a_date: (p) => `“${p.value}” is not a date.`,
  unknown_zone: (p) => `“${p.zone}” is not a time zone.`,
  divided_by_zero: () => "The formula divides by zero.",
  too_many_digits: () => "The number has more digits than a number may have.",
  bad_pattern: (p) => `The pattern cannot be read: ${p.detail}.`,
  bad_argument: (p) => `A function was given something it cannot use; it needs ${p.expected}.`,
  broken_formula: () => "The formula cannot be read.",
  refused_key: (p) => `“${p.field}” is not allowed as the name of a field.`,
  too_deep: (p) => `The mapping is nested deeper than ${p.max} levels.`,
  required_missing: () => "There was no value, and the app needs one.",
  not_in_enum: (p) => `“${p.value}” is not one of the choices: ${p.options}.`,
  too_long: (p) => `The text has ${p.length} characters; at most ${p.max} fit.`,
  too_short: (p) => `The text has fewer than ${p.min} characters.`,
  wrong_format: (p) => `“${p.value}” is not written as the app needs it (${p.format}).`,
  out_of_range: (p) =>
    p.min && p.max ? `The number is not between ${p.min} and ${p.max}.` : p.min ? `The number is less than ${p.min}.` : `The number is more than ${p.max}.`,
  wrong_count: (p) => `The list has ${p.count} items, and the app does not take that many.`,
  unknown_field: (p) => `The app has no field called “${p.field}”.`,
};

/** Why a mapping gave no value, for the preview and the run page. */
export function mappingIssueSentence(issue: Pick<MappingIssue, "code" | "params">): string {
  return sentences[issue.code](issue.params);
}
