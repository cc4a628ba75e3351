import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { findPort } from "./port.ts";

test("a taken port gives the next free one", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const found = await findPort("127.0.0.1", port);
  expect(found).toBeGreaterThan(port);
  expect(found).toBeLessThanOrEqual(port + 20);
  taken.close();
  await once(taken, "close");
  expect(await findPort("127.0.0.1", port)).toBe(port);
});

test("port 0 means any", async () => {
  expect(await findPort("127.0.0.1", 0)).toBeGreaterThan(0);
});
