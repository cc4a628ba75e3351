import { expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { useTestDatabase } from "#db/testing.ts";
import { sweepSignIns } from "./sweep.ts";
import { addSignedIn, makeSignedIn } from "./testing.ts";

useTestDatabase();

test("what is over is forgotten, what is alive stays", async () => {
  const alive = await makeSignedIn();
  const over = await addSignedIn(alive.workspaceId, "viewer");
  await getPool().query("update sessions set expires_at = now() - interval '1 second' where id = $1", [over.actor.sessionId]);
  await getPool().query("insert into sign_in_limits values ('account:old', 3, now() - interval '1 second'), ('account:new', 3, now() + interval '1 minute')");
  await sweepSignIns();
  const sessions = await getPool().query("select id from sessions");
  expect(sessions.rows).toEqual([{ id: alive.actor.sessionId }]);
  const limits = await getPool().query("select subject from sign_in_limits");
  expect(limits.rows).toEqual([{ subject: "account:new" }]);
});
