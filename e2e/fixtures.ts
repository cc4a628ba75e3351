import { type BrowserContextOptions, test as base } from "@playwright/test";
import { createOwner } from "./pages/setup.ts";
import { makeDataDir, type Product, startProduct } from "./product.ts";

type SignedInState = Exclude<BrowserContextOptions["storageState"], undefined>;

/** `product`: one running copy a worker, on its own data and port; `page` opens relative addresses on it, as a stranger. */
export const visitorTest = base.extend<object, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const { dataDir, remove } = makeDataDir();
      const product = await startProduct({ dataDir });
      await use(product);
      await product.end("SIGTERM");
      remove();
    },
    { scope: "worker", timeout: 360_000 },
  ],
  baseURL: async ({ product }, use) => use(product.url),
});

/** The same, signed in as the owner, who is made once a worker through the pages. */
export const test = visitorTest.extend<object, { ownerState: SignedInState }>({
  ownerState: [
    async ({ browser, product }, use) => {
      const context = await browser.newContext({ baseURL: product.url });
      await createOwner(await context.newPage());
      await use(await context.storageState());
      await context.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  storageState: async ({ ownerState }, use) => use(ownerState),
});

export { expect } from "@playwright/test";
