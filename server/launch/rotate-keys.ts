import { existsSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { env } from "../env.ts";
import { launch } from "../messages/launch.ts";
import { isHalfRotated, rewrapDataKeys } from "../sealing/data-key.ts";
import { addRingKey, keyring, keyringPath } from "../sealing/keyring.ts";
import { root } from "./build.ts";
import { reachDatabase } from "./reach-database.ts";
import { giveUp, reasonOf, tell } from "./tell.ts";

/**
 * `npm run rotate-keys`: a new key on top of the key ring, and every data key wrapped with it, also while Patchbay runs. A
 * rotation that was cut off is finished first, and so is one whose key was put into the file by hand.
 */
async function rotateKeys(): Promise<void> {
  const dataDir = resolve(root, env().DATA_DIR);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  if (!existsSync(keyringPath())) throw new Error(launch.noKeyring(keyringPath()));
  const close = await reachDatabase(dataDir);
  try {
    const unfinished = await isHalfRotated(keyring());
    if (!unfinished) addRingKey(keyringPath());
    const { renewed, seen } = await rewrapDataKeys(keyring());
    tell(launch.rotated({ unfinished, renewed, seen, path: keyringPath() }));
  } finally {
    await close();
  }
}

await rotateKeys().catch((error: unknown) => giveUp(reasonOf(error)));
