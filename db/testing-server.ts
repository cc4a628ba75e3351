import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { env } from "#server/env.ts";
import { startEmbedded } from "./embedded.ts";
import { migrateDatabase } from "./migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated database that test files clone. */
    readonly templateUrl: string;
  }
}

/** Runs once before all test files: one server, one migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  const template = `template_${process.pid}_${Date.now()}`;
  await adminQuery(server.url, `create database ${template}`);
  const templateUrl = Object.assign(new URL(server.url), { pathname: `/${template}` }).href;
  await migrateDatabase(templateUrl);
  project.provide("templateUrl", templateUrl);
  return async () => {
    await adminQuery(server.url, `drop database ${template} with (force)`);
    await server.stop();
  };
}

interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

async function findServer(): Promise<TestServer> {
  const given = env().DATABASE_URL;
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const dataDir = mkdtempSync(join(tmpdir(), "patchbay-test-"));
  // Made closed to everybody else, which would send the database to /var/lib.
  chmodSync(dataDir, 0o711);
  const { url, stop } = await startEmbedded({ dataDir, durable: false });
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function adminQuery(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
