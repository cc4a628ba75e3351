import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { defaultSettings, type Graph } from "#server/flow/graph.ts";
import type { Value } from "#server/flow/value.ts";
import { runs } from "#server/messages/runs.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { open } from "./pages/open.ts";

const literal = (value: Value) => ({ kind: "literal", value }) as const;
const address = { fullName: "Ada Bell", addressLine1: "14 Quay Lane", city: "Bristol", postcode: "BS1 4AB", countryCode: "GB" };

/** An order goes into Click & Drop, and its label is fetched. */
function labelFlow(connection: string): Graph {
  const app = { kind: "action", connector: "royal-mail", connection, settings: defaultSettings } as const;
  const order = {
    orderReference: literal("#1042"),
    recipient: literal({ address }),
    orderDate: literal("2026-11-20T09:41:27Z"),
    subtotal: literal(74.95),
    shippingCostCharged: literal(4.95),
    total: literal(79.9),
    postageDetails: literal({ serviceCode: "TPS48" }),
  };
  const wanted = { orderIdentifier: { kind: "formula", formula: "parcel.orderIdentifier" }, documentType: literal("postageLabel") } as const;
  return {
    schema: 1,
    nodes: [
      { kind: "trigger", key: "begin", name: "By hand", position: { x: 0, y: 0 }, trigger: { type: "manual" }, connection: null },
      { ...app, key: "parcel", name: "Put the order in", position: { x: 300, y: 0 }, operation: "create_order", input: { kind: "record", fields: order } },
      { ...app, key: "label", name: "Get the label", position: { x: 600, y: 0 }, operation: "get_label", input: { kind: "record", fields: wanted } },
    ],
    edges: [
      { from: { node: "begin", port: "out" }, to: "parcel" },
      { from: { node: "parcel", port: "out" }, to: "label" },
    ],
  };
}

async function call<T>(page: Page, path: string, data: object): Promise<T> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(`/api/trpc/${path}`, { headers: { origin }, data });
  expect(answer.status(), await answer.text()).toBe(200);
  const { result }: { result: { data: T } } = await answer.json();
  return result.data;
}

test("a label that a flow fetched is shown as a file, and a click puts the PDF on the disk", async ({ page }) => {
  await open(page, "/runs");
  const account = await call<{ id: string }>(page, "accounts.createSandbox", { connector: "royal-mail" });
  const flow = await call<{ id: string }>(page, "flows.create", { name: "Labels" });
  const run = await call<{ runId: string }>(page, "flows.test", { id: flow.id, graph: labelFlow(account.id), sample: {} });

  await open(page, `/runs/${run.runId}?step=label`);
  const link = page.getByRole("link", { name: runs.values.download("royal-mail-label.pdf") });
  await expect(link).toBeVisible();
  await expect(page.getByText(/application\/pdf · 1\.\d kB/)).toBeVisible();
  await expectAccessible(page);

  const waiting = page.waitForEvent("download");
  await link.click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("royal-mail-label.pdf");
  const bytes = readFileSync(await download.path(), "latin1");
  expect(bytes).toMatch(/^%PDF-1\.4[\s\S]*\(Ada Bell\)[\s\S]*%%EOF\n$/);
});
