import type { Edit } from "#server/flow/edit.ts";
import type { Refusal, RefusalCode } from "#server/flow/edit-refusal.ts";

const refusals: { readonly [code in RefusalCode]: (p: Refusal["params"]) => string } = {
  unknown_step: () => "That step is no longer in the flow.",
  wrong_kind: () => "That cannot be done with this kind of step.",
  duplicate_key: (p) => `There is already a step with the key “${p.key}”.`,
  bad_key: (p) => `“${p.key}” cannot be the key of a step: small letters, digits and underscores, beginning with a letter.`,
  bad_field: (p) => `“${p.field}” is not allowed as the name of a field.`,
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

/** What an edit is called after "Undo" and "Redo". `name` gives the name of the step with a key. */
export function editLabel(edit: Edit, name: (key: string) => string): string {
  switch (edit.type) {
    case "addNode":
    case "splice":
      return `add ${edit.node.name}`;
    case "removeNodes":
      return edit.keys.length === 1 ? `remove ${name(edit.keys[0] ?? "")}` : `remove ${edit.keys.length} steps`;
    case "connect":
      return `connect ${name(edit.edge.to)}`;
    case "disconnect":
      return `disconnect ${name(edit.edge.to)}`;
    case "rename":
      return `rename ${edit.name}`;
    case "move":
      return edit.moves.length === 1 ? `move ${name(edit.moves[0]?.key ?? "")}` : `move ${edit.moves.length} steps`;
    case "setMapping":
      return `map ${edit.path.filter((part) => !/^(\[\]|\+\d+)$/.test(part)).at(-1) ?? name(edit.key)}`;
    case "setSettings":
      return `settings of ${name(edit.key)}`;
    case "setConnection":
      return edit.keys.length === 1 ? `account of ${name(edit.keys[0] ?? "")}` : `account of ${edit.keys.length} steps`;
    case "setLogic":
    case "setTrigger":
      return `change ${name(edit.key)}`;
    case "setText":
      return "edit note";
    case "replaceNodes":
      return edit.nodes.length === 1 ? `replace ${edit.nodes[0]?.name ?? ""}` : `replace ${edit.nodes.length} steps`;
    case "paste":
      return edit.clip.nodes.length === 1 ? `paste ${edit.clip.nodes[0]?.name ?? ""}` : `paste ${edit.clip.nodes.length} steps`;
    case "batch":
      return edit.label;
    case "restore":
      return "restore";
  }
}
