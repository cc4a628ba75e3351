import { chromium, type Page } from "@playwright/test";
import { findOrFetchBrowser } from "#server/launch/browser.ts";
import { auth } from "#server/messages/auth.ts";
import { editorFlow, lastStep } from "./editor-flow.ts";
import { type Frames, recordFrames } from "./frames.ts";
import { dataFolder, startWhole } from "./started.ts";

/**
 * `npm run bench:editor`: the flow editor of the built product in a real Chromium, with 200 and with 1,000 cards. Times of
 * frames while a card is dragged and while the canvas is moved, close and from far away, and the time from a key to its
 * result in the mapping. It prints what it saw beside the budget, and never fails because of it.
 */
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const data = dataFolder();
const product = await startWhole(data.path);
const executablePath = await findOrFetchBrowser(say);
if (executablePath === null) throw new Error("There is no Chromium");
const browser = await chromium.launch({ executablePath, args: ARGS });
try {
  const page = await browser.newPage({ baseURL: product.url, viewport: { width: 1280, height: 800 } });
  await createOwner(page);
  for (const cards of [200, 1_000]) await measureEditor(page, cards);
} finally {
  await browser.close();
  await product.end();
  data.remove();
}

async function createOwner(page: Page): Promise<void> {
  const words = auth.setup;
  await page.goto("/", { waitUntil: "networkidle" });
  await page.getByLabel(words.name).fill("Ada Bell");
  await page.getByLabel(words.team).fill("Bench");
  await page.getByLabel(words.email, { exact: true }).fill("ada@example.com");
  await page.getByLabel(words.password, { exact: true }).fill("three words together");
  await page.getByRole("button", { name: words.action }).click();
  await page.waitForURL((url) => !/setup|sign-in/.test(url.pathname));
}

async function measureEditor(page: Page, cards: number): Promise<void> {
  const answer = await page.request.post("/api/trpc/flows.create", {
    data: { name: `${cards} cards`, graph: editorFlow(cards) },
    headers: { origin: product.url },
  });
  const { result } = await answer.json();
  const path = `/flows/${String(result.data.id)}`;
  say(`\n${cards} cards`);
  await page.goto("/");
  const from = performance.now();
  await page.goto(path);
  await page.locator(".react-flow__node").first().waitFor();
  const shown = performance.now() - from;
  await page.locator("[data-to-finish]").waitFor();
  line("first card", shown, cards > 200 ? 4_000 : 2_000);
  line("checked, all problems told", performance.now() - from, null);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^\d+ %/ }).click();
  await settled(page);
  frames("drag, 100 %", await whileDragging(page), cards > 200 ? 50 : 33);
  frames("pan, 100 %", await whilePanning(page), cards > 200 ? 50 : 33);
  await page.getByRole("button", { name: "Fit the flow" }).first().click();
  await settled(page);
  frames("drag, all in view", await whileDragging(page), cards > 200 ? 130 : 33);
  frames("pan, all in view", await whilePanning(page), cards > 200 ? 130 : 33);
  frames("zoom out and in", await whileZooming(page), cards > 200 ? 130 : 33);
  await keyToResult(page, path, cards);
}

function line(what: string, ms: number, budget: number | null): void {
  say(`  ${what.padEnd(28)} ${ms.toFixed(0).padStart(6)} ms${budget === null ? "" : `   budget ${budget}`}`);
}

function frames(what: string, seen: Frames, budget: number): void {
  say(
    `  ${what.padEnd(28)} ${seen.p95.toFixed(1).padStart(6)} ms p95   budget ${budget}   p50 ${seen.p50.toFixed(1)}   longest ${seen.longest.toFixed(0)}   ${seen.count} frames, ${seen.inDom} cards in the page`,
  );
}

/** Until nothing moves: what a button started is animated. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(600);
}

async function whileDragging(page: Page): Promise<Frames> {
  const board = await boxOf(page, "[data-board]");
  const middle = { x: board.x + board.width / 2, y: board.y + board.height / 2 };
  const card = await page.evaluate(({ x, y }) => {
    const all = [...document.querySelectorAll(".react-flow__node")].map((node) => node.getBoundingClientRect());
    const far = (box: DOMRect): number => Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
    const box = all.sort((a, b) => far(a) - far(b))[0];
    return box === undefined ? { x, y } : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, middle);
  await page.mouse.move(card.x, card.y);
  await page.mouse.down();
  await page.mouse.move(card.x + 8, card.y + 8);
  const stop = await recordFrames(page);
  for (let step = 0; step < 120; step += 1) await page.mouse.move(card.x + 8 + 150 * Math.sin(step / 10), card.y + 8 + 100 * Math.sin(step / 7));
  const seen = await stop();
  await page.mouse.up();
  await page.keyboard.press("Control+Z");
  return seen;
}

async function whilePanning(page: Page): Promise<Frames> {
  const board = await boxOf(page, "[data-board]");
  await page.mouse.move(board.x + board.width / 2, board.y + board.height / 2);
  const stop = await recordFrames(page);
  for (let step = 0; step < 120; step += 1) await page.mouse.wheel(24 * Math.sign(Math.sin(step / 20)), 12 * Math.sign(Math.sin(step / 15)));
  return stop();
}

async function whileZooming(page: Page): Promise<Frames> {
  const board = await boxOf(page, "[data-board]");
  await page.mouse.move(board.x + board.width / 2, board.y + board.height / 2);
  await page.keyboard.down("Control");
  const stop = await recordFrames(page);
  for (let step = 0; step < 80; step += 1) await page.mouse.wheel(0, step % 40 < 20 ? -40 : 40);
  const seen = await stop();
  await page.keyboard.up("Control");
  return seen;
}

/** Types into a field of the last step's mapping; each key waits for the line below the field to say the new value. */
async function keyToResult(page: Page, path: string, cards: number): Promise<void> {
  await page.goto(`${path}?step=${lastStep(cards)}&panel=map`);
  const field = page.locator('[data-field="Reference"] input[data-text]').last();
  await field.waitFor();
  await field.click();
  const times = await page.evaluate(async () => {
    const input = document.activeElement;
    const row = input?.closest("[data-row]");
    if (!(input instanceof HTMLInputElement) || !(row instanceof HTMLElement)) return [];
    const found: number[] = [];
    for (let key = 0; key < 60; key += 1) {
      const wanted = `k${key}`;
      const from = performance.now();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, wanted);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      while (!row.textContent.includes(wanted)) await new Promise((resolve) => setTimeout(resolve, 1));
      found.push(performance.now() - from);
    }
    return found.sort((a, b) => a - b);
  });
  line("key to result, p95", times[Math.floor(times.length * 0.95)] ?? Number.NaN, 50);
}

async function boxOf(page: Page, selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not shown`);
  return box;
}
