import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import { isList, type Value, type ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "../contract.ts";
import { orderErrors, refusal } from "./sandbox-answers.ts";
import { labelPdf } from "./sandbox-label.ts";
import { complaintsAbout } from "./sandbox-rules.ts";

/** A simulated app remembers this many orders, so that a long demonstration stays quick. */
const MOST_KEPT = 200;
const documents = ["postageLabel", "despatchNote", "CN22", "CN23"];
const statuses = ["new", "despatched", "despatchedByOtherCourier"];
const shown = ["orderIdentifier", "orderReference", "createdOn", "orderDate", "printedOn", "shippedOn", "trackingNumber", "packages"];

/** What the app tells of an order; it keeps more. */
function infoOf(row: ValueRecord): ValueRecord {
  return Object.fromEntries(Object.entries(row).filter(([name]) => shown.includes(name)));
}

function find(state: ValueRecord, id: Value | undefined): ValueRecord | null {
  const found = asList(state.orders).find((row) => asRecord(row).orderIdentifier === id);
  return found === undefined ? null : asRecord(found);
}

function changed(state: ValueRecord, row: ValueRecord): ValueRecord {
  return { ...state, orders: asList(state.orders).map((other) => (asRecord(other).orderIdentifier === row.orderIdentifier ? row : other)) };
}

/** Each order on its own: those that are fine are made, the others are told beside them, all in a 200. */
export function createOrders(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const items = asRecord(request.body).items;
  const unknown = Object.keys(asRecord(request.body)).find((name) => name !== "items");
  if (unknown !== undefined) return refusal(state, 400, `The field ${unknown} is not known`);
  if (items === undefined || !isList(items) || items.length === 0) return refusal(state, 400, "At least one order is required");
  let next = state;
  const created: Value[] = [];
  const failed: Value[] = [];
  for (const item of items) {
    const complaints = complaintsAbout(item);
    if (complaints.length > 0) {
      failed.push({
        order: item,
        errors: complaints.map(({ field, message }) => ({ errorCode: 42, errorMessage: message, fields: [{ fieldName: field, value: "" }] })),
      });
      continue;
    }
    const row = orderRow(asNumber(next.next), asRecord(item), new Date(request.now).toISOString());
    created.push(infoOf(row));
    next = { ...next, next: asNumber(next.next) + 1, orders: [...asList(next.orders).slice(1 - MOST_KEPT), row] };
  }
  const body = { successCount: created.length, errorsCount: failed.length, createdOrders: created, failedOrders: failed };
  const [first] = created;
  if (first === undefined) return { status: 200, body, state };
  const id = String(asNumber(asRecord(first).orderIdentifier));
  return { status: 200, body, state: next, effect: { kind: "parcel order", id, title: `Order ${asText(asRecord(first).orderReference) || id} put in` } };
}

/** An order as it is kept. */
export function orderRow(id: number, order: ValueRecord, createdOn: string): ValueRecord {
  const to = asRecord(asRecord(order.recipient).address);
  return {
    orderIdentifier: id,
    ...(order.orderReference === undefined ? {} : { orderReference: order.orderReference }),
    createdOn,
    orderDate: new Date(asText(order.orderDate)).toISOString(),
    service: asText(asRecord(order.postageDetails).serviceCode),
    to: ["fullName", "companyName", "addressLine1", "addressLine2", "city", "postcode", "countryCode"].map((name) => asText(to[name])).filter(Boolean),
    packages: asList(order.packages).map((_, index) => ({ packageNumber: index + 1 })),
  };
}

/** The newest first, up to a hundred. */
export function listOrders(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const { pageSize = "25" } = request.query;
  if (!/^\d+$/.test(pageSize) || Number(pageSize) < 1 || Number(pageSize) > 100) return refusal(state, 400, "pageSize must be from 1 to 100");
  const rows = asList(state.orders).map(asRecord).reverse();
  return { status: 200, body: { orders: rows.slice(0, Number(pageSize)).map(infoOf) }, state };
}

/** Several at once, with `;` between them: numbers as they are, references in quotes. Some of them missing is a 404. */
export function readOrders(wanted: string, state: ValueRecord): SandboxAnswer {
  const names = wanted.split(";");
  const found = names.map((name) => {
    const reference = /^"(.*)"$/.exec(name)?.[1];
    return reference === undefined ? find(state, Number(name)) : byReference(state, reference);
  });
  const rows = found.filter((row) => row !== null);
  if (rows.length < names.length) return orderErrors(state, 404, 0, "The order was not found");
  return { status: 200, body: rows.map(infoOf), state };
}

function byReference(state: ValueRecord, reference: string): ValueRecord | null {
  const found = asList(state.orders).find((row) => asRecord(row).orderReference === reference);
  return found === undefined ? null : asRecord(found);
}

/** The first label of an order buys its postage and gives the tracking number; later ones are the same again. */
export function label(id: string, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const row = find(state, Number(id));
  const { documentType = "" } = request.query;
  if (!documents.includes(documentType)) return orderErrors(state, 400, Number(id) || 0, `documentType must be one of ${documents.join(", ")}`);
  for (const name of ["includeReturnsLabel", "includeCN"])
    if (!["true", "false", undefined].includes(request.query[name])) return orderErrors(state, 400, Number(id) || 0, `${name} must be true or false`);
  if (row === null) return orderErrors(state, 404, Number(id) || 0, "The order was not found");
  if (documentType === "postageLabel" && asText(row.service) === "")
    return orderErrors(state, 400, asNumber(row.orderIdentifier), "The order has no postage service: choose one first");
  const trackingNumber = asText(row.trackingNumber) || `TX${String(asNumber(row.orderIdentifier)).padStart(9, "0")}GB`;
  const to = asList(row.to).map((line) => String(line));
  const file = {
    type: "application/pdf",
    base64: labelPdf([`Royal Mail (sandbox) ${asText(row.service)}`, ...to, `Ref ${asText(row.orderReference)}`], trackingNumber),
  };
  if (documentType !== "postageLabel" || row.printedOn !== undefined) return { status: 200, body: null, file, state };
  const packages = asList(row.packages).map((item) => ({ ...asRecord(item), trackingNumber }));
  const next = changed(state, { ...row, printedOn: new Date(request.now).toISOString(), trackingNumber, packages });
  return {
    status: 200,
    body: null,
    file,
    state: next,
    effect: { kind: "label", id: trackingNumber, title: `Label ${trackingNumber} for ${asText(row.orderReference) || id}` },
  };
}

export function setStatus(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const items = asList(asRecord(request.body).items).map(asRecord);
  const known = ["orderIdentifier", "orderReference", "status", "trackingNumber", "despatchDate", "shippingCarrier", "shippingService"];
  const [item] = items;
  if (item === undefined || items.length > 1) return refusal(state, 400, "One item is required");
  const about = { orderIdentifier: asNumber(item.orderIdentifier), status: asText(item.status) };
  const wrong = (code: string, message: string): SandboxAnswer => ({ status: 200, body: { updatedOrders: [], errors: [{ ...about, code, message }] }, state });
  const unknown = Object.keys(item).find((name) => !known.includes(name));
  if (unknown !== undefined) return refusal(state, 400, `The field ${unknown} is not known`);
  if (!statuses.includes(about.status)) return wrong("InvalidStatus", `status must be one of ${statuses.join(", ")}`);
  if (item.despatchDate !== undefined && Number.isNaN(Date.parse(asText(item.despatchDate))))
    return wrong("InvalidDate", "despatchDate must be a date and time");
  const row = find(state, item.orderIdentifier);
  if (row === null) return wrong("OrderNotFound", "The order was not found");
  if (about.status !== "despatchedByOtherCourier" && item.shippingCarrier !== undefined)
    return wrong("InvalidCarrier", "A carrier can only be named for orders sent by another courier");
  const { shippedOn: _, ...unsent } = row;
  const sent = about.status === "new" ? unsent : { ...row, shippedOn: new Date(asText(item.despatchDate) || request.now).toISOString() };
  const told = { ...about, ...(row.orderReference === undefined ? {} : { orderReference: row.orderReference }) };
  return {
    status: 200,
    body: { updatedOrders: [told], errors: [] },
    state: changed(state, item.trackingNumber === undefined ? sent : { ...sent, trackingNumber: item.trackingNumber }),
    effect: { kind: "status", id: String(about.orderIdentifier), title: `Order ${asText(row.orderReference) || about.orderIdentifier}: ${about.status}` },
  };
}

export function deleteOrder(id: string, state: ValueRecord): SandboxAnswer {
  const row = find(state, Number(id));
  if (row === null) return orderErrors(state, 404, Number(id) || 0, "The order was not found");
  if (row.shippedOn !== undefined) {
    const error = { orderIdentifier: asNumber(row.orderIdentifier), code: "OrderAlreadySent", message: "An order that was sent cannot be deleted" };
    return { status: 200, body: { deletedOrders: [], errors: [error] }, state };
  }
  const told = { orderIdentifier: asNumber(row.orderIdentifier), orderReference: asText(row.orderReference), orderInfo: "Deleted" };
  return {
    status: 200,
    body: { deletedOrders: [told], errors: [] },
    state: { ...state, orders: asList(state.orders).filter((other) => asRecord(other).orderIdentifier !== row.orderIdentifier) },
    effect: { kind: "parcel order", id, title: `Order ${asText(row.orderReference) || id} deleted` },
  };
}
