import { createHash } from "node:crypto";
import { clearTries, countTry, uncountTry } from "#db/queries/sign-in-limits.ts";
import { findUserByEmail } from "#db/queries/users.ts";
import { parseEmail } from "./email.ts";
import { verifyPassword } from "./password.ts";

const WINDOW_MINUTES = 15;
/** An address may be an office, so it has more tries than an account. */
const TRIES = { account: 10, address: 50 };

export type SignInVerdict =
  | { readonly ok: true; readonly userId: string }
  /** `wrong` never says whether the account exists; `limited` counts for accounts that do not exist as well. */
  | { readonly ok: false; readonly reason: "wrong" | "limited" };

/** Checks e-mail and password. Every try counts before it is checked, so that many at once do not slip through. */
export async function checkPassword(input: { email: string; password: string; address: string }): Promise<SignInVerdict> {
  const email = parseEmail(input.email);
  const account = subject("account", email ?? input.email.trim().toLowerCase());
  const address = subject("address", input.address);
  const [byAccount, byAddress] = await Promise.all([countTry(account, WINDOW_MINUTES), countTry(address, WINDOW_MINUTES)]);
  if (byAccount > TRIES.account || byAddress > TRIES.address) return { ok: false, reason: "limited" };

  const user = email === null ? null : await findUserByEmail(email);
  const right = await verifyPassword(input.password.slice(0, 1_000), user?.passwordHash ?? null);
  if (!user || !right) return { ok: false, reason: "wrong" };
  await Promise.all([clearTries(account), uncountTry(address)]);
  return { ok: true, userId: user.id };
}

function subject(kind: "account" | "address", text: string): string {
  return `${kind}:${createHash("sha256").update(text).digest("base64url")}`;
}
