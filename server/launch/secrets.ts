import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "../env.ts";
import { launch } from "../messages/launch.ts";
import { ringFits } from "../sealing/data-key.ts";
import { createKeyringFile, keyringPath, readKeyring, readPrivateFile } from "../sealing/keyring.ts";

/**
 * Makes the key ring and the session secret at the first start, and checks them at every later one. Needs the database:
 * a lost ring must never be replaced by a new one, which would look like a working start and open nothing.
 * Throws with a sentence for the person who starts.
 */
export async function settleSecrets(): Promise<{ readonly authSecretFile: string; readonly keyringFile: string }> {
  const keyringFile = keyringPath();
  const ring = existsSync(keyringFile) ? readKeyring(keyringFile) : null;
  switch (await ringFits(ring)) {
    case "lost":
      throw new Error(launch.keyringLost(keyringFile));
    case "wrong":
      throw new Error(launch.keyringWrong(keyringFile));
    case "fits":
      break;
    case "empty":
      if (ring === null) createKeyringFile(keyringFile);
  }
  return { keyringFile, authSecretFile: settleAuthSecret() };
}

/** A lost session secret only signs everybody out, so a new one is made. */
function settleAuthSecret(): string {
  const path = env().AUTH_SECRET_FILE ?? join(env().DATA_DIR, "auth-secret");
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  readPrivateFile(path, "session secret");
  return path;
}
