import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { VendorSpec } from "#server/connectors/vendor-specs.ts";

/** The folder of the vendors' own descriptions, which stands beside a checkout where they are at hand; null where it is not. */
export const specs = findSpecs();

function findSpecs(): string | null {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, "shared", "specs");
    if (existsSync(join(found, "README.md"))) return found;
  }
  return null;
}

const requestBody = ["requestBody", "content", "application/json", "schema"];

/** What the vendor's description says against the body of a step's request; nothing when it fits. */
export function complaintsOf(step: "stock" | "customer" | "invoice", body: string): readonly string[] {
  const [files, path] = places[step];
  const [file = "", overlay] = files.map((name) => join(specs ?? "", name));
  return new VendorSpec(file, overlay).complaints([...path, ...requestBody], JSON.parse(body));
}

const places = {
  stock: [["inventory/openapi.json"], ["paths", "/stock-adjustments", "post"]],
  customer: [
    ["mailchimp/marketing-3.0.55-structure.json", "mailchimp/strict-overlay.json"],
    ["paths", "/lists/{list_id}/members/{subscriber_hash}", "put"],
  ],
  invoice: [
    ["xero/xero_accounting.yaml", "xero/strict-overlay.json"],
    ["paths", "/Invoices", "put"],
  ],
} as const;
