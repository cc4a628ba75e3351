import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type Account, databaseAccount } from "./embedded/account.ts";
import { findBinaries } from "./embedded/binaries.ts";
import { BARE_ENV, databasePassword, ensureCluster, SUPERUSER } from "./embedded/cluster.ts";
import { choosePlace, type Place } from "./embedded/place.ts";
import { findLeftover, isAlive, readPostmaster, stopPostmaster } from "./embedded/postmaster.ts";

const DATABASE = "patchbay";
const START_TIMEOUT_MS = 60_000;
const PORT_ATTEMPTS = 5;

/** A PostgreSQL of our own, on loopback only. */
export interface EmbeddedDatabase {
  readonly url: string;
  /** The folder that holds the tables. */
  readonly folder: string;
  readonly pid: number;
  /** True when it was still running from an owner that was killed. */
  readonly adopted: boolean;
  /** Ends it properly; resolves when it is gone. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Off only in tests: commits do not wait for the disk. */
  readonly durable: boolean;
  /** Default: any free one. */
  readonly port?: number;
}

/**
 * Starts the PostgreSQL of a data folder, or takes over the one that was left running. The caller must own the folder
 * (see the lock of the start command). Throws `NoEmbeddedDatabase` where this machine cannot run ours, and `PasswordLost`
 * before anything is started.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const account = databaseAccount();
  const place = choosePlace(account, options.dataDir, findBinaries());
  const folder = await ensureCluster(account, place, options.durable);
  const password = databasePassword(place);
  const left = findLeftover(folder);
  const { pid, port } = left ?? (await startServer(account, place, folder, options));
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  await waitUntilReady(url, pid, place.logFile);
  await ensureDatabase(url);
  return { url, folder, pid, adopted: left !== null, stop: () => stopPostmaster(pid) };
}

async function startServer(account: Account, place: Place, folder: string, options: EmbeddedOptions): Promise<{ pid: number; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const child = spawnServer(account, place, folder, [...settings(port), ...(options.durable ? [] : FAST_AND_FORGETFUL)]);
    await once(child, "spawn");
    const { pid } = child;
    if (pid === undefined) throw new Error("PostgreSQL did not start.");
    if ((await tookPort(folder, pid)) || attempt === PORT_ATTEMPTS) return { pid, port };
  }
}

/** False when the server gave up before it owned the folder: somebody took the port between our look and its start. */
async function tookPort(folder: string, pid: number): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (isAlive(pid) && Date.now() < deadline) {
    if (readPostmaster(folder)?.pid === pid) return true;
    await pause(5);
  }
  return false;
}

function spawnServer(account: Account, place: Place, folder: string, options: readonly string[]): ChildProcess {
  const logFile = openSync(place.logFile, "a", 0o600);
  try {
    // Detached: Ctrl-C in a terminal reaches a whole group of processes, and ours must drain before the database goes.
    const child = spawn(join(place.binaries, "bin", "postgres"), ["-D", folder, ...options], {
      ...account,
      env: BARE_ENV,
      cwd: folder,
      detached: true,
      stdio: ["ignore", logFile, logFile],
    });
    child.unref();
    return child;
  } finally {
    closeSync(logFile);
  }
}

function settings(port: number): string[] {
  const values = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: "64MB",
    jit: "off",
    log_min_messages: "warning",
    // Statements can carry data of users; the log of the database must not.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

const FAST_AND_FORGETFUL = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=300"];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}

/** Waits for the first answer, which after a crash comes only when the recovery is done. */
async function waitUntilReady(url: string, pid: number, logFile: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (!isAlive(pid) || Date.now() > deadline) throw new Error(`PostgreSQL did not start. Its last words:\n${lastLines(logFile)}`);
    await pause(20);
  }
}

async function answers(url: string): Promise<boolean> {
  return withClient(adminUrl(url), () => Promise.resolve(true)).catch(() => false);
}

async function ensureDatabase(url: string): Promise<void> {
  await withClient(adminUrl(url), async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
}

function adminUrl(url: string): string {
  return Object.assign(new URL(url), { pathname: "/postgres" }).href;
}

async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-10).join("\n");
}
