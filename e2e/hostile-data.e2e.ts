import type { Page } from "@playwright/test";
import { sampleOrder } from "#server/connectors/shopify/sample-order.ts";
import { printJson } from "#server/flow/json.ts";
import { expect, test } from "./fixtures.ts";
import { Editor } from "./pages/editor.ts";

const markup = `<script>fetch("/trap?script")</script><img src="/trap?image" onerror="fetch('/trap?error')"><svg onload="fetch('/trap?svg')">`;
const order = {
  ...sampleOrder,
  name: `#1 ${markup}`,
  note: markup,
  [markup]: { [markup]: [markup] },
  note_attributes: [{ name: "javascript:alert(1)", value: "javascript:fetch('/trap?link')" }],
  customer: { id: 1, email: "ada@example.com", first_name: markup, last_name: "{{constructor.constructor('alert(1)')()}}" },
};

/** Everything that shows that data was taken for a page: a dialog, a call that only the markup asks for, an error. */
function watch(page: Page): string[] {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().includes("/trap")) seen.push(request.url());
  });
  page.on("pageerror", (error) => seen.push(error.message));
  return seen;
}

async function sendOrder(page: Page, flow: string): Promise<string> {
  const { origin } = new URL(page.url());
  // By hand: the order holds numbers that a double would change.
  const data = `{"id":"${flow}","sample":${JSON.stringify(JSON.parse(printJson(order)))}}`;
  const answer = await page.request.post("/api/trpc/flows.sendSample", { headers: { origin, "content-type": "application/json" }, data });
  expect(answer.status()).toBe(200);
  const { result }: { result: { data: { runId: string } } } = await answer.json();
  return result.data.runId;
}

test("T15: markup in the keys and values of an order is text wherever a run is shown", async ({ page }) => {
  const editor = await Editor.fromTemplate(page, "Order to stock, newsletter and books");
  await editor.publishAsDemo();
  const flow = /[0-9a-f-]{36}/.exec(new URL(page.url()).pathname)?.[0] ?? "";
  const run = await sendOrder(page, flow);
  const seen = watch(page);

  const answer = await page.goto(`/runs/${run}?step=order`);
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src [^;]*'nonce-[^']{16,}'/);
  expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain("unsafe-inline");
  await expect(page.getByText(markup).first()).toBeVisible();
  await page.goto("/runs");
  await expect(page.locator(`tr[data-run="${run}"]`)).toContainText(`#1 ${markup}`.slice(0, 40));
  await page.goto(`/runs/${run}?step=customer`);
  await expect(page.getByText("Add customer").first()).toBeVisible();
  await expect(page.locator("main script:not([nonce]), main img[src*=trap], main [onload], main [onerror], a[href^='javascript:']")).toHaveCount(0);
  expect(seen).toEqual([]);
});
