import { test as base } from "@playwright/test";
import { makeDataDir, type Product, startProduct } from "./product.ts";

/** `product`: one running copy a worker, on its own data and port; `page` opens relative addresses on it. */
export const test = base.extend<object, { product: Product }>({
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

export { expect } from "@playwright/test";
