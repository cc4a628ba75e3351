import type { FixLabel, Place, Problem, ProblemCode } from "#server/flow/problem.ts";

type Params = { readonly [name: string]: string };

/** `"…" or "…"` where a nearer name is known. */
function meant(p: Params): string {
  return p.meant ? ` Did you mean “${p.meant}”?` : "";
}

function types(p: Params): string {
  return `This needs a ${p.expected}, and what is mapped gives a ${p.actual}.`;
}

const formats: { readonly [format: string]: string } = {
  date: "a date such as 2026-11-22",
  "date-time": "a date and time such as 2026-11-22T14:02:11Z",
  email: "an e-mail address",
  uri: "a web address",
  decimal: "an amount such as 9.95",
  uuid: "an id of 36 characters",
  country: "a country code such as GB",
  currency: "a currency code such as GBP",
};

function format(p: Params): string {
  const wanted = formats[p.format ?? ""] ?? "another format";
  return p.value ? `“${p.value}” is not ${wanted}.` : `This needs ${wanted}.`;
}

const syntax: { readonly [reason: string]: string } = {
  empty: "Write a formula here.",
  too_long: "The formula is too long. Split it over two steps.",
  too_deep: "The formula is nested too deeply. Split it over two steps.",
  unsupported: "The formula uses something that formulas here do not have.",
  name_twice: "The same name stands twice between these braces.",
  name_refused: "That name is not allowed.",
  name: "An item needs a plain name: letters, digits and underscores.",
};

const details: { readonly [detail: string]: string } = {
  unknown_zone: "That is no time zone. Write one such as Europe/London.",
  bad_pattern: "A date pattern needs a year, a month and a day, such as dd/MM/yyyy.",
};

function argument(p: Params): string {
  if (p.detail) return details[p.detail] ?? `The pattern cannot be read: ${p.detail}.`;
  if (!p.expected) return `It is written ${p.signature}.`;
  const where = p.function ? `${p.function} needs a ${p.expected}` : `A ${p.expected} is needed here`;
  return `${where}, and this is a ${p.actual}.`;
}

function range(p: Params): string {
  if (p.min && p.max) return `The number must be between ${p.min} and ${p.max}.`;
  return p.min ? `The number must be ${p.min} or more.` : `The number must be ${p.max} or less.`;
}

/** What is wrong, in a sentence or two. The step and the field are named beside it. */
const sentences: { readonly [code in ProblemCode]: (p: Params) => string } = {
  no_trigger: () => "The flow needs a trigger: what should start it?",
  two_triggers: (p) => `A flow has one trigger. Remove “${p.step}” or make it a flow of its own.`,
  cycle: (p) => `These steps lead back to each other: ${p.steps}. Take one wire away.`,
  unreachable: (p) => `“${p.step}” is not connected, so it would never run.`,
  duplicate_key: (p) => `Two things here are called “${p.key}”, so formulas could mean either.`,
  unknown_connector: (p) => `The app “${p.app}” does not exist here.`,
  unknown_operation: (p) => `${p.app} has nothing called “${p.operation}”.`,
  connection_missing: (p) => `Choose the ${p.app} account to use.`,
  connection_wrong_app: (p) => `The account “${p.account}” does not belong to ${p.app}.`,
  connection_broken: (p) => `The account “${p.account}” needs reconnecting. Runs will wait at this step.`,
  scope_missing: (p) => `The account “${p.account}” has no permission yet to ${p.scopes}. ${p.app} has to be asked.`,
  effect_not_allowed: (p) => `The account “${p.account}” is limited so that it may not ${effects[p.effect ?? ""] ?? "do this"}.`,
  sandbox_account: (p) => `“${p.account}” is a sandbox account, so nothing would happen in the real app. Choose a real account, or publish as a demo.`,
  required_missing: () => "Needs a value.",
  maybe_missing: () => "What is mapped here may be empty, and this field must have a value.",
  wrong_type: types,
  list_into_single: (p) =>
    p.field ? `“${p.field}” is inside a list, so there may be many. Which one?` : `A list is mapped where one ${p.expected} is wanted. Which of its items?`,
  single_into_list: (p) => `This field is a list, and what is mapped is one ${p.actual}.`,
  not_in_enum: (p) =>
    p.value ? `“${p.value}” is not one of the choices: ${p.options}.` : `This must be one of ${p.options}, and the text that is mapped could be anything.`,
  too_long: (p) => `At most ${p.max} characters fit, and this can have ${p.length}.`,
  too_short: (p) => `At least ${p.min} characters are needed.`,
  out_of_range: range,
  wrong_count: (p) => (p.max ? `The list must have ${p.min} to ${p.max} items.` : `The list must have at least ${p.min} items.`),
  wrong_format: format,
  unknown_field: (p) => `The app has no field called “${p.field}”.`,
  formula_syntax: (p) => syntax[p.reason ?? ""] ?? (p.found ? `The formula cannot be read at “${p.found}”.` : "The formula is not finished."),
  formula_unknown_name: (p) => `There is no step called “${p.name}” before this one.${meant(p)}`,
  formula_unknown_field: (p) =>
    p.actual ? `A ${p.actual} has no fields, so “${p.field}” cannot be read from it.` : `There is no field called “${p.field}”.${meant(p)}`,
  formula_unknown_function: (p) => `There is no function called “${p.function}”.${meant(p)}`,
  formula_wrong_argument: argument,
  not_an_ancestor: (p) => `“${p.step}” does not come before this step, so its data is not there yet.`,
  condition_not_yes_no: () => "A condition must give yes or no, such as order.total > 100.",
  branch_without_cases: () => "The branch has no cases, so everything takes the “otherwise” way.",
  edge_unknown_port: (p) => `A wire to “${p.to}” leaves by a way that does not exist. Remove it and draw it again.`,
  error_wire_idle: (p) => `The wire to “${p.to}” is never taken: this step stops the run when it fails. Choose “take the error way” under If it fails.`,
  too_many_nodes: (p) => `The flow has ${p.count} steps; at most ${p.max} are allowed. Split it into two flows.`,
  respond_without_webhook: (p) => `“${p.step}” answers a webhook, but this flow is started by hand.`,
};

const effects: { readonly [effect: string]: string } = {
  read: "read records",
  create: "create records",
  update: "change records",
  upsert: "create or change records",
  delete: "delete records",
};

const fixes: { readonly [label in FixLabel]: string } = {
  convert_to_number: "Convert to number",
  convert_to_text: "Convert to text",
  convert_to_date: "Convert to date",
  round_number: "Round it",
  make_list: "Make a list of it",
  take_first: "First",
  take_last: "Last",
  join_list: "Join",
  count_list: "Count",
  sum_list: "Sum",
  each_item: "Map each item",
  set_fallback: "Set a fallback",
  cut_to_length: "Cut to length",
  use_suggestion: "Use the suggestion",
  use_sample: "Use a sample",
  choose_account: "Choose an account",
  ask_permission: "Ask for permission",
  remove_field: "Remove the field",
};

/** The sentence of a problem. */
export function problemSentence(problem: Pick<Problem, "code" | "params">): string {
  return sentences[problem.code](problem.params);
}

/** What the button of a fix says. */
export function fixText(label: FixLabel): string {
  return fixes[label];
}

/** Where a problem is, for the list of issues: `Invoice · Lines, each item · Price`. `stepName` names the step of the place. */
export function placeText(place: Place, stepName: string | null): string {
  const path = (place.path ?? []).map((part) => (part === "[]" ? "each item" : /^\+\d+$/.test(part) ? `added row ${Number(part.slice(1)) + 1}` : part));
  return [stepName ?? "The flow", ...path].join(" · ");
}
