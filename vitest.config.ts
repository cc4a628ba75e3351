import { defineConfig } from "vitest/config";

/** For machines that are slow or busy; a test that passes never waits for it. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };

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
          ...patience,
          sequence: { hooks: "stack" },
        },
      },
      { test: { name: "house", include: ["e2e/house/**/*.test.ts"], ...patience } },
    ],
  },
});
