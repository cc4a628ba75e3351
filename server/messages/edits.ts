import type { Refusal, RefusalCode } from "#server/flow/edit-refusal.ts";

const refusals: { readonly [code in RefusalCode]: (p: Refusal["params"]) => string } = {
  unknown_step: () => "That step is no longer in the flow.",
  wrong_kind: () => "That cannot be done with this kind of step.",
  duplicate_key: (p) => `There is already a step with the key “${p.key}”.`,
  bad_key: (p) => `“${p.key}” cannot be the key of a step: small letters, digits and underscores, beginning with a letter.`,
  second_trigger: () => "A flow has one trigger, and this one has it already.",
  too_many_steps: (p) => `A flow has at most ${p.max} steps.`,
  self_wire: () => "A step cannot lead to itself.",
  into_trigger: () => "Nothing can come before the trigger.",
  unknown_port: (p) => `“${p.from}” has no such way out.`,
  duplicate_wire: (p) => `“${p.from}” already leads to “${p.to}”.`,
  unknown_wire: () => "That wire is no longer in the flow.",
  loop: (p) => `“${p.to}” already comes before “${p.from}”: the flow would go round in circles.`,
};

/** Why an edit was not done. */
export function refusalSentence(refusal: Refusal): string {
  return refusals[refusal.code](refusal.params);
}
