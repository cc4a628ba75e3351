import { channel } from "node:diagnostics_channel";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";

const INT8 = 20;
const DATE = 1082;

// Counts and sizes arrive as int8, which pg gives as text; none of ours passes 2^53, and a bigger one must not be rounded.
pg.types.setTypeParser(INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("A database integer is too large for a number.");
  return value;
});
// A calendar day has no time zone; pg would make it midnight of the machine's.
pg.types.setTypeParser(DATE, (text) => text);

export type Db = NodePgDatabase;

interface Connected {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly db: Db;
  /** One connection for what must not wait behind a full pool. */
  readonly reserve: pg.Pool;
  readonly reservedDb: Db;
}

let connected: Connected | null = null;

/** The pool of this process, opened at first use: a build that only evaluates modules must not connect. */
export function getPool(): pg.Pool {
  return connection().pool;
}

/** Where the pool connects to, for those few that keep a connection of their own. */
export function connectedUrl(): string {
  return connection().url;
}

export function getDb(): Db {
  return connection().db;
}

/** For the beat of a worker alone, which must come through however busy the pool is. */
export function getReservedDb(): Db {
  return connection().reservedDb;
}

function connection(): Connected {
  connected ??= connect(databaseUrl());
  return connected;
}

function databaseUrl(): string {
  const url = env().DATABASE_URL;
  if (url === undefined) throw new Error("There is no database: set DATABASE_URL, or use `npm start`, which brings its own.");
  return url;
}

/** Points this process at another database; closes the pool it had. */
export async function connectTo(url: string): Promise<void> {
  await closePool();
  connected = connect(url);
}

/** Waits for running queries and lets go of all connections. */
export async function closePool(): Promise<void> {
  const { pool, reserve } = connected ?? {};
  connected = null;
  await Promise.all([pool?.end(), reserve?.end()]);
}

// Next evaluates its own copy of this module, which has a pool that nobody else can reach. Heard by every copy.
const closing = channel("patchbay.database.closing");
closing.subscribe(() => {
  closePool().catch((error: unknown) => log("db").warn({ err: error }, "a database connection did not close"));
});

/** For the end of the process: closes the pools of all copies of this module. */
export async function closeEveryPool(): Promise<void> {
  const own = closePool();
  closing.publish({});
  await own;
}

function connect(url: string): Connected {
  const [pool, reserve] = [poolOf(url, 10), poolOf(url, 1)];
  return { url, pool, db: drizzle(pool), reserve, reservedDb: drizzle(reserve) };
}

function poolOf(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, application_name: "patchbay" });
  // An idle connection that breaks raises here; unheard it would end the process. The next query opens a new one.
  pool.on("error", (error) => log("db").warn({ code: errorCode(error) }, "a database connection was lost"));
  // One that breaks in the middle of a transaction raises on itself, for nobody; its query fails too, and that is heard.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

function errorCode(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
