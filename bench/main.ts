import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type EmbeddedDatabase, startEmbedded } from "#db/embedded.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { applyLoad, type Load, type LoadResult } from "./load.ts";
import { measureMapping } from "./mapping.ts";
import { orderBody } from "./order-app.ts";
import { cpuSeconds, familyOf, pssMegabytes, type Subject, startSubject } from "./process.ts";
import { dataFolder, startWhole, wholeMemory } from "./started.ts";

/**
 * `npm run bench`: the order flow beside a bare Node server that makes the same calls, in alternating rounds of one run,
 * because only ratios within one run say anything on a shared machine (of processor time even when others use the rest). Then the door alone, three slow apps at once, and
 * the mapping. Everything is on loopback, on a database of its own, and ends by itself within two minutes. Before it all, the
 * whole product is started as people start it: its memory and its first page.
 */
const rounds = Number(process.argv[2] ?? "4");
const seconds = Number(process.argv[3] ?? "5");
const path = `/api/hooks/${"b".repeat(43)}`;
const order = { path, concurrent: 50, seconds, body: orderBody, expected: 200 } as const;

interface Measured extends LoadResult {
  readonly cpuMs: number;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function measured(load: Load, subject: Subject, database: EmbeddedDatabase): Promise<Measured> {
  const pids = () => [subject.pid, ...familyOf(database.pid)];
  const before = cpuSeconds(pids());
  const result = await applyLoad(load);
  return { ...result, cpuMs: ((cpuSeconds(pids()) - before) * 1_000) / result.completed };
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const medianCpu = (rounds: readonly Measured[]): number => median(rounds.map((one) => one.cpuMs));
const line = (name: string, one: Measured): string =>
  `${name.padEnd(9)} ${one.perSecond.toFixed(0).padStart(6)}/s   p50 ${one.p50.toFixed(1)} ms   p99 ${one.p99.toFixed(1)} ms   CPU ${one.cpuMs.toFixed(2)} ms each${one.refused > 0 ? `   ${one.refused} refused` : ""}`;

async function orderFlow(database: EmbeddedDatabase): Promise<void> {
  const target = await startSubject("target.ts", []);
  const product = await startSubject("product.ts", [database.url, String(target.port), "order"], { EGRESS_ALLOW: `127.0.0.1:${target.port}` });
  const bare = await startSubject("bare.ts", [database.url, String(target.port)]);
  say("Order flow, 50 at once: webhook, 12 fields mapped for each of 3 apps, 3 calls at once, answer");
  await applyLoad({ ...order, port: product.port, seconds: 3 });
  await applyLoad({ ...order, port: bare.port, seconds: 2 });
  const before = await runsAndBytes(database.url);
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const one = await measured({ ...order, port: product.port }, product, database);
    const other = await measured({ ...order, port: bare.port }, bare, database);
    ours.push(one);
    theirs.push(other);
    say(`${line("Patchbay", one)}\n${line("bare Node", other)}\n          ${(one.perSecond / other.perSecond).toFixed(2)} of bare`);
  }
  const after = await runsAndBytes(database.url);
  const ratios = ours.map((one, index) => one.perSecond / (theirs[index]?.perSecond ?? Number.NaN));
  say(
    `ratio ${median(ratios).toFixed(2)} (target 0.50)   p99 ${median(ours.map((one) => one.p99)).toFixed(0)} ms   CPU ${medianCpu(ours).toFixed(2)} ms a run, bare ${medianCpu(theirs).toFixed(2)}: ${(medianCpu(theirs) / medianCpu(ours)).toFixed(2)}`,
  );
  say(
    `disk  ${((after.bytes - before.bytes) / (after.runs - before.runs)).toFixed(0)} bytes a run (target 4096), ${after.runs} runs, all succeeded: ${after.runs === after.succeeded}`,
  );
  say(`PSS after the load ${pssMegabytes([product.pid]).toFixed(0)} MB server, ${pssMegabytes(familyOf(database.pid)).toFixed(0)} MB PostgreSQL`);
  await Promise.all([product.end(), bare.end(), target.end()]);
}

async function runsAndBytes(url: string): Promise<{ readonly runs: number; readonly succeeded: number; readonly bytes: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } =
    await client.query(`select (select count(*) from runs)::int as runs, (select count(*) from runs where status = 'succeeded')::int as succeeded,
    (select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r' and relname ~ '^(runs|run_keys|steps|attempts|chunks|event_dedupe)')::float8 as bytes`);
  await client.end();
  return rows[0];
}

async function door(database: EmbeddedDatabase): Promise<void> {
  const product = await startSubject("product.ts", [database.url, "1", "accept"]);
  const load = { ...order, port: product.port, expected: 202 };
  await applyLoad({ ...load, seconds: 2 });
  say("\nWebhook stored and answered, 50 at once");
  const full = await measured(load, product, database);
  say(line("full", full));
  say(line("at half", await measured({ ...load, perSecond: full.perSecond / 2 }, product, database)));
  await product.end();
}

async function slowApps(database: EmbeddedDatabase): Promise<void> {
  const target = await startSubject("target.ts", ["1000"]);
  const product = await startSubject("product.ts", [database.url, String(target.port), "order"], { EGRESS_ALLOW: `127.0.0.1:${target.port}` });
  await applyLoad({ ...order, port: product.port, concurrent: 1, seconds: 0.1 });
  const result = await applyLoad({ ...order, port: product.port, concurrent: 1, seconds: 2 });
  say(`\nThree apps of one second each, at once: ${(result.p50 / 1_000).toFixed(3)} s (target 1.1)`);
  await Promise.all([product.end(), target.end()]);
}

/** The product itself, as it is started by its own command: a first time, which makes the database, and then again. */
async function wholeProduct(): Promise<void> {
  const data = dataFolder();
  try {
    await (await startWhole(data.path)).end();
    const product = await startWhole(data.path);
    const { server, database } = wholeMemory(product.pid);
    say(`The product with its database, build present: first page after ${(product.firstPageMs / 1_000).toFixed(1)} s (target 3)`);
    say(`PSS after the first page: ${(server + database).toFixed(0)} MB (target 300): server ${server.toFixed(0)}, PostgreSQL ${database.toFixed(0)}\n`);
    await product.end();
  } finally {
    data.remove();
  }
}

await wholeProduct();
const dataDir = mkdtempSync(join(tmpdir(), "patchbay-bench-"));
// Made closed to everybody else, which would send the database to /var/lib.
chmodSync(dataDir, 0o711);
const database = await startEmbedded({ dataDir, durable: true });
try {
  await migrateDatabase(database.url);
  await orderFlow(database);
  await door(database);
  await slowApps(database);
  say(`\nMapping of 12 fields: ${measureMapping().toFixed(2)} µs (target 20)`);
} finally {
  await database.stop();
  rmSync(dataDir, { recursive: true });
}
