"use client";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "#components/lib/api.tsx";
import type { GraphNode } from "#server/flow/graph.ts";
import type { Shape } from "#server/flow/shape.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { useMap } from "./context.ts";

export interface Choices {
  readonly options: readonly { readonly value: string; readonly label: string; readonly note?: string }[];
  /** Other values can be typed: the list is the account's of this moment. */
  readonly open: boolean;
}

/** The values that a field can take: fixed ones, or those that the account has now. Null when anything can be typed. */
export function useChoices(shape: Shape): Choices | null {
  const api = useApi();
  const { graph, node } = useMap();
  const step = graph.nodes.find((one) => one.key === node);
  const account = step?.kind === "action" ? step.connection : null;
  const { lookup } = shape;
  const given = fixedFields(step, shape.lookupGiven ?? []);
  const live = useQuery({
    ...api.accounts.choices.queryOptions({ id: account ?? "", lookup: lookup ?? "", given }),
    enabled: account !== null && lookup !== undefined && Object.keys(given).length === (shape.lookupGiven ?? []).length,
    staleTime: 60_000,
    retry: false,
  });
  if (lookup !== undefined && live.data !== undefined && live.data.length > 0) {
    return { open: true, options: live.data.map(({ value, title }) => ({ value, label: title, ...(value === title ? {} : { note: value }) })) };
  }
  const fixed = fixedChoices(shape);
  return fixed === null ? null : { open: false, options: fixed };
}

/** Texts that the step's own fields are set to; a field that holds a formula has no value yet. */
function fixedFields(step: GraphNode | undefined, names: readonly string[]): { readonly [field: string]: string } {
  const fields = step?.kind === "action" && step.input.kind === "record" ? step.input.fields : {};
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fields[name];
      return field?.kind === "literal" && typeof field.value === "string" ? [[name, field.value]] : [];
    }),
  );
}

function fixedChoices(shape: Shape): Choices["options"] | null {
  if (shape.type === "boolean") {
    return [
      { value: "true", label: mappingWords.values.yes },
      { value: "false", label: mappingWords.values.no },
    ];
  }
  if (shape.type !== "string" || shape.enum === undefined) return null;
  return shape.enum.map((value, index) => ({ value, label: shape.enumTitles?.[index] ?? value }));
}
