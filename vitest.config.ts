import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Two workers: the machines this runs on have two cores, and kill tests start processes of their own.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "product",
          include: ["{app,components,server,db,bench}/**/*.test.{ts,tsx}", "e2e/promises/**/*.test.ts"],
          globalSetup: ["./db/testing-server.ts"],
          testTimeout: 15_000,
          hookTimeout: 30_000,
          sequence: { hooks: "stack" },
        },
      },
      { test: { name: "house", include: ["e2e/house/**/*.test.ts"], testTimeout: 30_000 } },
    ],
  },
});
