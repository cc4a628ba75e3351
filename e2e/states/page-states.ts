import { expect, type Page } from "@playwright/test";
import { accounts } from "#server/messages/accounts.ts";
import { home } from "#server/messages/home.ts";
import { runs } from "#server/messages/runs.ts";
import { settings } from "#server/messages/settings.ts";
import { shell } from "#server/messages/shell.ts";
import { open } from "../pages/open.ts";
import { openNewestRun, testFlow } from "../pages/runs.ts";
import { openFlow } from "./flow-states.ts";
import { type State, withoutAnswer } from "./state.ts";

/** A run of the sample, made once; afterwards the newest run is it. */
let ran = false;
async function openRun(page: Page, tab: string): Promise<void> {
  if (!ran) {
    await openFlow(page);
    await testFlow(page, "succeeded");
    ran = true;
  }
  await openNewestRun(page);
  await page.locator("[data-step]").last().click();
  await page.getByRole("tab", { name: tab, exact: true }).click();
  await expect(page.getByRole("tab", { name: tab, exact: true })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByText(runs.run.loadingStep)).toBeHidden();
}

async function connect(page: Page, app: string): Promise<void> {
  await open(page, `/accounts?connect=${app}`);
  await expect(page.getByRole("dialog")).toBeVisible();
}

const runStates: readonly State[] = [
  ...[runs.run.tabs.input, runs.run.tabs.output, runs.run.tabs.request].map((tab): State => ({ name: `a run, ${tab}`, show: (page) => openRun(page, tab) })),
  {
    name: "runs, no match",
    show: async (page) => {
      await open(page, "/runs?status=cancelled");
      await expect(page.getByText(runs.noMatch)).toBeVisible();
    },
  },
  { name: "runs, no answer", show: (page) => withoutAnswer(page, "runs.list", "/runs") },
  {
    name: "a run that is not there",
    show: async (page) => {
      await open(page, "/runs/00000000-0000-7000-8000-000000000000");
      await expect(page.getByRole("alert").first()).toBeVisible();
    },
  },
];

const accountStates: readonly State[] = [
  {
    name: "choosing an app",
    show: async (page) => {
      await open(page, "/accounts");
      await page.getByRole("button", { name: accounts.connect }).first().click();
      await expect(page.getByRole("dialog", { name: accounts.dialog.chooseTitle })).toBeVisible();
    },
  },
  { name: "connecting by a key", show: (page) => connect(page, "shopify") },
  { name: "connecting by signing in", show: (page) => connect(page, "xero") },
  {
    name: "accounts, no match",
    show: async (page) => {
      await open(page, "/accounts");
      await page.getByRole("searchbox", { name: accounts.search }).fill("nothing like it");
      await expect(page.getByText(accounts.noMatch("nothing like it"))).toBeVisible();
    },
  },
  { name: "accounts, no answer", show: (page) => withoutAnswer(page, "accounts.list", "/accounts") },
];

const shellStates: readonly State[] = [
  {
    name: "the command menu, no match",
    show: async (page) => {
      await open(page, "/");
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog", { name: shell.commands }).getByRole("combobox").fill("nothing like it");
      await expect(page.getByText(shell.noCommand)).toBeVisible();
    },
  },
  {
    name: "one's own menu",
    show: async (page) => {
      await open(page, "/");
      await page.getByRole("button", { name: shell.you }).click();
      await expect(page.getByRole("menuitemradio", { name: shell.themes.dark })).toBeVisible();
    },
  },
  {
    name: "flows, no match",
    show: async (page) => {
      await openFlow(page);
      await open(page, "/");
      await page.getByRole("radio", { name: new RegExp(`^${home.flows.filters.paused}`) }).click();
      await expect(page.getByText(home.flows.noMatch)).toBeVisible();
    },
  },
  { name: "home, no answer", show: (page) => withoutAnswer(page, "flows.list", "/") },
  { name: "templates, no answer", show: (page) => withoutAnswer(page, "templates.list", "/templates") },
  { name: "settings, no answer", show: (page) => withoutAnswer(page, "team.list", "/settings") },
  {
    name: "inviting somebody",
    show: async (page) => {
      await open(page, "/settings");
      await page.getByRole("button", { name: settings.invites.invite }).click();
      await expect(page.getByRole("dialog", { name: settings.invites.title })).toBeVisible();
    },
  },
  {
    name: "an address that leads nowhere",
    show: async (page) => {
      await page.goto("/nothing-like-it");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    },
  },
];

/** Every other page: its dialogs, its empty lists, its failures. */
export const pageStates: readonly State[] = [...runStates, ...accountStates, ...shellStates];
