import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxRequest } from "../contract.ts";
import { refusal } from "./sandbox-answers.ts";
import { createOrders, deleteOrder, label, listOrders, orderRow, readOrders, setStatus } from "./sandbox-orders.ts";

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!/^Bearer sandbox-royal-mail-/.test(request.headers.authorization ?? "")) return refusal(state, 401, "The API authorisation key is not valid");
  const [, room, raw = "", part] = request.path.split("/");
  if (room !== "orders") return refusal(state, 404, "There is nothing at this address");
  const id = decodeURIComponent(raw);
  const asked = `${request.method} ${id === "" ? "all" : id === "status" ? "status" : "one"}${part === undefined ? "" : `/${part}`}`;
  switch (asked) {
    case "GET all":
      return listOrders(request, state);
    case "POST all":
      return createOrders(request, state);
    case "PUT status":
      return setStatus(request, state);
    case "GET one":
      return readOrders(id, state);
    case "DELETE one":
      return deleteOrder(id, state);
    case "GET one/label":
      return label(id, request, state);
    default:
      return refusal(state, 404, "There is nothing at this address");
  }
}

const waiting = {
  orderReference: "#1041",
  recipient: { address: { fullName: "Tom Ridge", addressLine1: "2 Harbour Way", city: "Bath", postcode: "BA1 1AA", countryCode: "GB" } },
  orderDate: "2026-11-19T15:20:00Z",
  packages: [{ weightInGrams: 640, packageFormatIdentifier: "smallParcel" }],
  postageDetails: { serviceCode: "TPS48" },
};

export const sandbox: SandboxApp = {
  initial: { next: 10_042, orders: [orderRow(10_041, waiting, "2026-11-19T15:21:04.000Z")] },
  secrets: { apiKey: "sandbox-royal-mail-key" },
  vars: {},
  handle,
  rejection: { status: 400, body: [{ accountOrderNumber: 10_041, code: "OrderInvalid", message: "The account has no credit left for postage" }] },
  records: (state) =>
    asList(state.orders)
      .map(asRecord)
      .map((row) => ({
        id: String(asNumber(row.orderIdentifier)),
        kind: "parcel order",
        title: `Order ${asText(row.orderReference) || asNumber(row.orderIdentifier)} to ${asText(asList(row.to)[0])}`,
        fields: {
          Service: asText(row.service) || "none",
          "Label printed": asText(row.printedOn) || "not yet",
          Sent: asText(row.shippedOn) || "not yet",
          "Tracking number": asText(row.trackingNumber) || "none",
        },
      }))
      .reverse(),
};
