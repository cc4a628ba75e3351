import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createOwnerLink } from "../auth/owner.ts";
import { env, settle } from "../env.ts";
import { launch } from "../messages/launch.ts";
import { addressFile } from "./address.ts";
import { root } from "./build.ts";
import { reachDatabase } from "./reach-database.ts";
import { giveUp, reasonOf, tell } from "./tell.ts";

/** `npm run owner-link`: a new one-time address for the first owner, also while Patchbay runs. */
async function printOwnerLink(): Promise<void> {
  const dataDir = resolve(root, env().DATA_DIR);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const note = addressFile(dataDir);
  if (env().PUBLIC_URL === undefined && existsSync(note)) settle({ PUBLIC_URL: readFileSync(note, "utf8").trim() });
  const close = await reachDatabase(dataDir);
  try {
    const link = await createOwnerLink();
    tell(link === null ? launch.ownerThere : launch.ownerLink(link.url, link.hours));
  } finally {
    await close();
  }
}

await printOwnerLink().catch((error: unknown) => giveUp(reasonOf(error)));
