/**
 * What is wrong with a flow, where, and what would mend it. The sentence for each code lives in `server/messages`.
 * Errors block Publish; warnings do not.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  readonly place: Place;
  /** Fills the sentence of the code. */
  readonly params: { readonly [name: string]: string };
  readonly fixes: readonly Fix[];
}

export interface Place {
  /** Node key; null = the flow as a whole. */
  readonly node: string | null;
  /** Which part of the inspector holds it. */
  readonly part?: "setup" | "map" | "settings";
  /** Path in the target: field names; `[]` = each item of a list, `+0` = its first fixed row. */
  readonly path?: readonly string[];
  /** Which formula of a list's header, or which part of a text with pills; absent = the mapping at `path` itself. */
  readonly slot?: "list" | "onlyIf" | "sortBy" | number;
  /** Offset in the formula. */
  readonly at?: number;
}

export type ProblemCode =
  | "no_trigger"
  | "two_triggers"
  | "cycle"
  | "unreachable"
  | "duplicate_key"
  | "unknown_connector"
  | "unknown_operation"
  | "connection_missing"
  | "connection_wrong_app"
  | "connection_broken"
  | "scope_missing"
  | "effect_not_allowed"
  | "sandbox_account"
  | "required_missing"
  | "maybe_missing"
  | "wrong_type"
  | "list_into_single"
  | "single_into_list"
  | "not_in_enum"
  | "too_long"
  | "too_short"
  | "out_of_range"
  | "wrong_count"
  | "wrong_format"
  | "unknown_field"
  | "formula_syntax"
  | "formula_unknown_name"
  | "formula_unknown_field"
  | "formula_unknown_function"
  | "formula_wrong_argument"
  | "not_an_ancestor"
  | "condition_not_yes_no"
  | "branch_without_cases"
  | "edge_unknown_port"
  | "error_wire_idle"
  | "too_many_nodes"
  | "respond_without_webhook";

/** An edit the editor can offer as one button; `label` names it in `server/messages`. */
export interface Fix {
  readonly label: FixLabel;
  /** Replaces the mapping at the problem's place; absent when the fix is to go somewhere. */
  readonly mapping?: import("./mapping.ts").Mapping;
}

export type FixLabel =
  | "convert_to_number"
  | "convert_to_text"
  | "convert_to_date"
  | "round_number"
  | "make_list"
  | "take_first"
  | "take_last"
  | "join_list"
  | "count_list"
  | "sum_list"
  | "each_item"
  | "set_fallback"
  | "cut_to_length"
  | "use_suggestion"
  | "use_sample"
  | "choose_account"
  | "ask_permission"
  | "remove_field";
