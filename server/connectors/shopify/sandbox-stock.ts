import { printJson } from "#server/flow/json.ts";
import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer } from "../contract.ts";
import { data, topError, userError } from "./sandbox-answers.ts";

const MOST_KEYS = 300;
const names = ["available", "damaged", "quality_control", "reserved", "safety_stock"];
const reasons = [
  "correction",
  "cycle_count_available",
  "damaged",
  "movement_created",
  "promotion",
  "quality_control",
  "received",
  "restock",
  "safety_stock",
  "shrinkage",
  "other",
];
const mutation = "inventoryAdjustQuantities";

export function findItem(variables: ValueRecord, state: ValueRecord): SandboxAnswer {
  const sku = /^sku:"([^"]*)"$/.exec(asText(variables.query))?.[1];
  const found = Object.entries(asRecord(state.items)).find(([, item]) => asRecord(item).sku === sku);
  if (found === undefined) return data("inventoryItems", { nodes: [] }, state);
  const [id, value] = found;
  const item = asRecord(value);
  const nodes = Object.entries(asRecord(item.levels)).map(([place, quantity]) => ({
    location: { id: place, name: asText(asRecord(state.locations)[place]) },
    quantities: [{ name: "available", quantity }],
  }));
  return data("inventoryItems", { nodes: [{ id, sku: item.sku ?? null, tracked: item.tracked ?? true, inventoryLevels: { nodes } }] }, state);
}

/** All changes or none. A key that was seen gets its first answer, and with other changes it is refused. */
export function adjust(query: string, variables: ValueRecord, state: ValueRecord): SandboxAnswer {
  const key = asText(variables.key);
  if (!query.includes("@idempotent(key: $key)") || key === "")
    return topError("The @idempotent directive is required for this mutation but was not provided.", "BAD_REQUEST", state);
  const input = asRecord(variables.input);
  const text = printJson(input);
  const seen = asRecord(asRecord(state.keys)[key]);
  if (seen.input !== undefined) {
    return seen.input === text
      ? data(mutation, { inventoryAdjustmentGroup: seen.group ?? null, userErrors: [] }, state)
      : userError(
          mutation,
          "inventoryAdjustmentGroup",
          ["idempotencyKey"],
          "The same idempotency key was used with other parameters.",
          state,
          "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
        );
  }
  const refusal = wrong(input, state);
  if (refusal !== null) return userError(mutation, "inventoryAdjustmentGroup", refusal.field, refusal.message, state, refusal.code);
  return work(key, text, input, state);
}

function wrong(input: ValueRecord, state: ValueRecord): { readonly field: readonly string[]; readonly message: string; readonly code: string } | null {
  const complain = (field: readonly string[], message: string, code: string): ReturnType<typeof wrong> => ({ field: ["input", ...field], message, code });
  if (!names.includes(asText(input.name))) return complain(["name"], "The quantity name is not valid.", "INVALID_QUANTITY_NAME");
  if (!reasons.includes(asText(input.reason))) return complain(["reason"], "The specified reason is invalid.", "INVALID_REASON");
  const uri = asText(input.referenceDocumentUri);
  if (uri !== "" && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/.test(uri))
    return complain(["referenceDocumentUri"], "The reference document URI is invalid.", "INVALID_REFERENCE_DOCUMENT");
  for (const [index, change] of asList(input.changes).map(asRecord).entries()) {
    const at = ["changes", String(index)];
    const item = asRecord(state.items)[asText(change.inventoryItemId)];
    if (item === undefined) return complain([...at, "inventoryItemId"], "The specified inventory item could not be found.", "INVALID_INVENTORY_ITEM");
    if (!(asText(change.locationId) in asRecord(state.locations)))
      return complain([...at, "locationId"], "The specified location could not be found.", "INVALID_LOCATION");
    const now = asRecord(asRecord(item).levels)[asText(change.locationId)];
    if (now === undefined)
      return complain([...at, "locationId"], "The specified inventory item is not stocked at the location.", "ITEM_NOT_STOCKED_AT_LOCATION");
    if (change.changeFromQuantity !== undefined && change.changeFromQuantity !== now)
      return complain(at, "The quantity has changed since it was read.", "CHANGE_FROM_QUANTITY_STALE");
  }
  return null;
}

function work(key: string, text: string, input: ValueRecord, state: ValueRecord): SandboxAnswer {
  let items = asRecord(state.items);
  const changes: ValueRecord[] = [];
  for (const change of asList(input.changes).map(asRecord)) {
    const item = asRecord(items[asText(change.inventoryItemId)]);
    const levels = asRecord(item.levels);
    const place = asText(change.locationId);
    const after = asNumber(levels[place]) + asNumber(change.delta);
    items = { ...items, [asText(change.inventoryItemId)]: { ...item, levels: { ...levels, [place]: after } } };
    changes.push({ name: asText(input.name), delta: asNumber(change.delta), quantityAfterChange: after });
  }
  const number = asNumber(state.next);
  const group: ValueRecord = { id: `gid://shopify/InventoryAdjustmentGroup/${number}`, reason: asText(input.reason), changes };
  const keys = Object.fromEntries(Object.entries(asRecord(state.keys)).slice(1 - MOST_KEYS));
  const next = { ...state, next: number + 1, items, keys: { ...keys, [key]: { input: text, group } } };
  const first = asRecord(asList(input.changes)[0]);
  const title = `${asText(asRecord(items[asText(first.inventoryItemId)]).sku)} by ${asNumber(first.delta)}`;
  return data(mutation, { inventoryAdjustmentGroup: group, userErrors: [] }, next, { kind: "stock adjustment", id: asText(group.id), title });
}
