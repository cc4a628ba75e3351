import { mkdirSync, writeFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join, resolve } from "node:path";
import { env, settle } from "../env.ts";
import { launch } from "../messages/launch.ts";
import { addressFile } from "./address.ts";
import { ensureBuilt, root } from "./build.ts";
import { type LaunchedDatabase, launchDatabase } from "./database.ts";
import { type Ending, endOnSignal } from "./ending.ts";
import { claimFolder, FolderInUse } from "./lock.ts";
import { settleSecrets } from "./secrets.ts";
import { giveUp, reasonOf, tell } from "./tell.ts";

const started = performance.now();
const dev = process.argv.includes("--dev");

await start().catch((error: unknown) => giveUp(launch.failed(reasonOf(error))));

/** `npm start` and `npm run dev`: everything from an empty folder to a page that answers. */
async function start(): Promise<void> {
  enableCompileCache(join(root, "node_modules", ".cache", "compile"));
  settle({ NODE_ENV: dev ? "development" : "production" });
  const dataDir = makeDataDir();
  claimOrGiveUp(dataDir);
  const ending = endOnSignal();
  if (!dev) await buildPages();
  const database = await launchDatabase(dataDir);
  ending.first(database.stop);
  try {
    const { authSecretFile, keyringFile } = await settleSecrets();
    settle({ AUTH_SECRET_FILE: authSecretFile, KEYRING_FILE: keyringFile });
    await serve(dataDir, database, ending);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function makeDataDir(): string {
  const dataDir = resolve(root, env().DATA_DIR);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  settle({ DATA_DIR: dataDir });
  return dataDir;
}

/** With a database of our own the data folder has one owner; any number of processes may share a given database. */
function claimOrGiveUp(dataDir: string): void {
  if (env().DATABASE_URL !== undefined) return;
  try {
    const claim = claimFolder(dataDir);
    process.on("exit", () => claim.release());
  } catch (error) {
    if (error instanceof FolderInUse) giveUp(launch.folderInUse(dataDir, error.pid));
    throw error;
  }
}

async function buildPages(): Promise<void> {
  const from = performance.now();
  let built = false;
  const onBuild = (): void => {
    built = true;
    tell(launch.building);
  };
  if (!(await ensureBuilt(env().NEXT_DIST_DIR, onBuild))) giveUp(launch.buildFailed);
  if (built) tell(launch.built(Math.round((performance.now() - from) / 1000)));
}

async function serve(dataDir: string, database: LaunchedDatabase, ending: Ending): Promise<void> {
  const { startServer } = await import("../main.ts");
  const { HOST, PORT, PUBLIC_URL, ALLOW_HTTP, TRUST_PROXY } = env();
  const server = await startServer({
    dir: root,
    dev,
    host: HOST,
    port: PORT,
    publicUrl: PUBLIC_URL ?? null,
    allowHttp: ALLOW_HTTP,
    proxyHops: TRUST_PROXY,
    metricsToken: null,
  });
  ending.first(server.close);
  if (PORT !== 0 && server.port !== PORT) tell(launch.portTaken(PORT, server.port));
  writeFileSync(addressFile(dataDir), `${server.publicUrl}\n`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  tell(launch.ready({ url: server.publicUrl, data: dataDir, database: database.where, owner: await ownerLine(server.publicUrl), seconds }));
}

/** How to become the owner. On loopback whoever opens the page may; beyond it only the person who reads this. */
async function ownerLine(publicUrl: string): Promise<string> {
  const { createOwnerLink, setupState } = await import("../auth/owner.ts");
  const state = await setupState(null);
  if (!state.needsOwner) return launch.ownerThere;
  if (state.needs === "form") return launch.ownerWanted(publicUrl);
  const link = await createOwnerLink();
  return link === null ? launch.ownerThere : launch.ownerWanted(link.url);
}
