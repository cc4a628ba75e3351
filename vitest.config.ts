import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,components,server,db,bench}/**/*.test.{ts,tsx}", "e2e/house/**/*.test.ts"],
    globalSetup: ["./db/testing-server.ts"],
    // Two workers: the machines this runs on have two cores, and kill tests start processes of their own.
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    sequence: { hooks: "stack" },
  },
});
