import { asNumber, asRecord } from "#server/flow/read.ts";
import { isList, type Value, type ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxRequest } from "../contract.ts";

const reasons = ["sale", "return", "correction", "damage", "transfer"];
const fields = ["sku", "locationId", "delta", "reason", "reference", "expectedVersion"];
const opened = "2026-11-02T08:00:00Z";

const level = (sku: string, locationId: string, onHand: number, reserved: number): ValueRecord => ({
  sku,
  locationId,
  onHand,
  reserved,
  available: onHand - reserved,
  version: 1,
  updatedAt: opened,
});

function problem(status: number, title: string, detail: string, state: ValueRecord, pointer?: string): SandboxAnswer {
  const errors = pointer === undefined ? {} : { errors: [{ pointer, detail }] };
  return { status, headers: { "content-type": "application/problem+json" }, body: { type: "about:blank", title, status, detail, ...errors }, state };
}

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!request.headers["x-api-key"]?.startsWith("sandbox-inventory-")) return problem(401, "Unauthorized", "The API key is not known.", state);
  const levels = asRecord(state.levels);
  const [, room, sku] = request.path.split("/");
  if (request.method === "GET" && room === "stock-levels" && sku === undefined)
    return { status: 200, body: { items: Object.values(levels), nextCursor: null }, state };
  if (request.method === "GET" && room === "stock-levels" && sku !== undefined) {
    const found = levels[`${decodeURIComponent(sku)} ${request.query.locationId ?? "BRS-1"}`];
    return found === undefined
      ? problem(404, "Not found", `There is no article ${decodeURIComponent(sku)} at this location.`, state)
      : { status: 200, body: found, state };
  }
  if (request.method === "POST" && request.path === "/stock-adjustments") return adjust(request, state);
  return problem(404, "Not found", "There is nothing at this address.", state);
}

/** All adjustments or none, as the service promises. */
function adjust(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if ((request.headers["idempotency-key"] ?? "").length < 8) return problem(400, "Bad request", "The header Idempotency-Key is required.", state);
  const list = asRecord(request.body).adjustments;
  if (list === undefined || !isList(list) || list.length === 0)
    return problem(422, "Unprocessable", "At least one adjustment is required.", state, "/adjustments");
  const levels: { [key: string]: Value } = { ...asRecord(state.levels) };
  const touched: Value[] = [];
  for (const [index, item] of list.entries()) {
    const wrong = refusal(asRecord(item), index, levels, state);
    if (wrong !== null) return wrong;
    const key = place(asRecord(item));
    const next = changed(asRecord(levels[key]), asNumber(asRecord(item).delta), request.now);
    levels[key] = next;
    touched.push(next);
  }
  const number = asNumber(state.next);
  const id = `0198c1a4-7e1b-7c32-9a55-${number.toString(16).padStart(12, "0")}`;
  const first = asRecord(list[0]);
  const rest = list.length === 1 ? "" : ` and ${list.length - 1} more`;
  return {
    status: 201,
    body: { adjustmentId: id, levels: touched },
    state: { ...state, levels, next: number + 1 },
    effect: { kind: "stock adjustment", id, title: `${String(first.sku)} by ${asNumber(first.delta)}${rest}` },
  };
}

const place = (item: ValueRecord): string => `${String(item.sku)} ${String(item.locationId)}`;

function refusal(item: ValueRecord, index: number, levels: ValueRecord, state: ValueRecord): SandboxAnswer | null {
  const at = `/adjustments/${index}`;
  const unknown = Object.keys(item).find((name) => !fields.includes(name));
  if (unknown !== undefined) return problem(422, "Unprocessable", `The field ${unknown} is not known.`, state, `${at}/${unknown}`);
  if (typeof item.delta !== "number" || !Number.isInteger(item.delta))
    return problem(422, "Unprocessable", "The change must be a whole number.", state, `${at}/delta`);
  if (typeof item.reason !== "string" || !reasons.includes(item.reason))
    return problem(422, "Unprocessable", `The reason must be one of ${reasons.join(", ")}.`, state, `${at}/reason`);
  const now = levels[place(item)];
  if (now === undefined) return problem(422, "Unprocessable", `There is no article ${String(item.sku)} at ${String(item.locationId)}.`, state, `${at}/sku`);
  if (typeof item.expectedVersion === "number" && item.expectedVersion !== asRecord(now).version)
    return problem(409, "Conflict", "The level was changed by someone else.", state);
  if (asNumber(asRecord(now).onHand) + item.delta < 0)
    return problem(422, "Unprocessable", `There are only ${asNumber(asRecord(now).onHand)} of ${String(item.sku)}.`, state, `${at}/delta`);
  return null;
}

function changed(now: ValueRecord, delta: number, at: number): ValueRecord {
  const onHand = asNumber(now.onHand) + delta;
  return { ...now, onHand, available: onHand - asNumber(now.reserved), version: asNumber(now.version) + 1, updatedAt: new Date(at).toISOString() };
}

export const sandbox: SandboxApp = {
  initial: {
    next: 1,
    levels: {
      "MUG-SEA-01 BRS-1": level("MUG-SEA-01", "BRS-1", 4_800, 4),
      "MUG-SAND-01 BRS-1": level("MUG-SAND-01", "BRS-1", 3_100, 0),
      "BOARD-OAK-02 BRS-1": level("BOARD-OAK-02", "BRS-1", 2_600, 1),
      "TOWEL-LIN-03 BRS-1": level("TOWEL-LIN-03", "BRS-1", 0, 0),
    },
  },
  secrets: { apiKey: "sandbox-inventory-key" },
  vars: { address: "https://stock.sandbox.example/inventory/v2" },
  handle,
  rejection: {
    status: 422,
    body: { type: "about:blank", title: "Unprocessable", status: 422, detail: "The stock count of this location is closed for stocktaking." },
  },
  records: (state) =>
    Object.entries(asRecord(state.levels)).map(([id, value]) => {
      const row = asRecord(value);
      return {
        id,
        kind: "stock level",
        title: `${String(row.sku)}: ${asNumber(row.onHand)} on hand`,
        fields: {
          Location: String(row.locationId),
          "On hand": String(asNumber(row.onHand)),
          Available: String(asNumber(row.available)),
          Version: String(asNumber(row.version)),
        },
      };
    }),
};
