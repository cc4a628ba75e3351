import { expect, test } from "vitest";
import { getPool } from "../client.ts";
import { lowestIdAt } from "../ids.ts";
import { useTestDatabase } from "../testing.ts";
import { makePartitions } from "./partitions.ts";

useTestDatabase();

const now = Date.UTC(2027, 0, 13);

async function partitionOf(id: string): Promise<string> {
  const workspace = lowestIdAt(0);
  await getPool().query("insert into chunks (workspace_id, run_id, seq, sealed) values ($1, $2, 0, '')", [workspace, id]);
  const { rows } = await getPool().query("select tableoid::regclass::text as name from chunks where run_id = $1", [id]);
  return rows[0].name;
}

test("this week and the next two have partitions of their own, made once; any other time has the default one", async () => {
  await makePartitions(now);
  await makePartitions(now);
  const day = 24 * 3_600_000;
  expect(await partitionOf(lowestIdAt(now))).toBe("chunks_20270111");
  expect(await partitionOf(lowestIdAt(Date.UTC(2027, 0, 18)))).toBe("chunks_20270118");
  expect(await partitionOf(lowestIdAt(now + 14 * day))).toBe("chunks_20270125");
  expect(await partitionOf(lowestIdAt(now + 28 * day))).toBe("chunks_default");
  expect(await partitionOf(lowestIdAt(now - 7 * day))).toBe("chunks_default");
});

test("a week whose rows are in the default partition stays there", async () => {
  await makePartitions(now + 28 * 24 * 3_600_000);
  expect(await partitionOf(lowestIdAt(now + 28 * 24 * 3_600_000 + 1))).toBe("chunks_default");
});
