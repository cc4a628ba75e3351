import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll } from "vitest";
import { startSession } from "#server/auth/sessions.ts";
import { parseKeyring, useKeyring } from "#server/sealing/keyring.ts";

/** The two secrets of an installation, as files and in this test's own process. */
export interface PrivateFiles {
  readonly keyringFile: string;
  readonly authSecretFile: string;
  /** The key itself, base64. */
  readonly ringKey: string;
  readonly authSecret: string;
  /** The cookie of a new session of a person, as the sign-in door hands it out. */
  cookieOf(userId: string): Promise<{ readonly cookie: string; readonly sid: string }>;
}

/** Makes them for the test file, after `useTestDatabase`, whose key ring they replace. */
export function usePrivateFiles(): PrivateFiles {
  const folder = mkdtempSync(join(tmpdir(), "patchbay-promises-"));
  const keyringFile = join(folder, "keyring");
  const authSecretFile = join(folder, "auth-secret");
  const ringKey = randomBytes(32).toString("base64");
  const authSecret = randomBytes(32).toString("base64url");
  writeFileSync(keyringFile, `test:${ringKey}\n`, { mode: 0o600 });
  writeFileSync(authSecretFile, `${authSecret}\n`, { mode: 0o600 });
  beforeAll(() => useKeyring(parseKeyring(`test:${ringKey}`)));
  afterAll(() => rmSync(folder, { recursive: true }));
  const cookieOf: PrivateFiles["cookieOf"] = async (userId) => {
    const sid = await startSession(userId, "a test");
    if (sid === null) throw new Error("The person belongs to no workspace.");
    return { sid, cookie: `patchbay.session=${await encode({ token: { sid }, secret: authSecret })}` };
  };
  return { keyringFile, authSecretFile, ringKey, authSecret, cookieOf };
}
