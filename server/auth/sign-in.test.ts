import { mkdtempSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { getPool } from "#db/client.ts";
import { asWorkspaceId, newId } from "#db/ids.ts";
import { insertMember, insertWorkspace } from "#db/queries/members.ts";
import { insertUser } from "#db/queries/users.ts";
import { useTestDatabase } from "#db/testing.ts";
import { settle } from "#server/env.ts";
import { changePassword } from "./change-password.ts";
import { openSignInDoor } from "./door-for-tests.ts";
import { signOutEverywhere } from "./own-sessions.ts";
import { hashPassword } from "./password.ts";
import { readSession } from "./read-session.ts";
import { changeRole } from "./team.ts";
import { addSignedIn } from "./testing.ts";

// A guess costs half a second of a core and 128 MB by design; on a busy machine several of them take a while.
vi.setConfig({ testTimeout: 60_000 });
useTestDatabase();

const PASSWORD = "correct horse battery";
const secret = "a secret of the test that is long enough for it";
let server: Server;
let origin = "";
let passwordHash = "";

beforeAll(async () => {
  const path = join(mkdtempSync(join(tmpdir(), "auth-")), "secret");
  writeFileSync(path, secret);
  ({ server, origin } = await openSignInDoor());
  settle({ PUBLIC_URL: origin, AUTH_SECRET_FILE: path });
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => server.close());

async function makePerson() {
  const userId = newId();
  const email = `${userId}@example.com`;
  const workspaceId = asWorkspaceId(newId());
  await insertUser({ id: userId, email, name: "Ada Bell", passwordHash });
  await insertWorkspace(workspaceId, "Bell & Co");
  await insertMember(workspaceId, { userId, role: "editor" });
  return { userId, email, workspaceId };
}

async function textField(response: Response, name: string): Promise<string> {
  const body: unknown = await response.json();
  return String(new Map(Object.entries(body ?? {})).get(name));
}

/** A browser that keeps cookies. */
class Browser {
  readonly jar = new Map<string, string>();
  readonly lines: string[] = [];

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async send(path: string, form?: { [name: string]: string }): Promise<Response> {
    const body = form ? { method: "POST", body: new URLSearchParams(form) } : {};
    const response = await fetch(`${origin}${path}`, { ...body, headers: { cookie: this.cookie, "user-agent": "Test browser" }, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      this.lines.push(line);
      const [pair = ""] = line.split(";");
      const value = pair.slice(pair.indexOf("=") + 1);
      if (value === "") this.jar.delete(pair.slice(0, pair.indexOf("=")));
      else this.jar.set(pair.slice(0, pair.indexOf("=")), value);
    }
    return response;
  }

  async signIn(email: string, password: string, callbackUrl = "/"): Promise<{ url: string; status: number }> {
    const csrfToken = await textField(await this.send("/api/auth/csrf"), "csrfToken");
    const response = await this.send("/api/auth/callback/credentials", { email, password, callbackUrl, csrfToken, json: "true" });
    return { url: await textField(response, "url"), status: response.status };
  }

  async signOut(): Promise<void> {
    const csrfToken = await textField(await this.send("/api/auth/csrf"), "csrfToken");
    await this.send("/api/auth/signout", { csrfToken, json: "true" });
  }

  who() {
    return readSession({ cookie: this.cookie });
  }
}

async function signedInBrowser() {
  const person = await makePerson();
  const browser = new Browser();
  await browser.signIn(person.email, PASSWORD);
  const access = await browser.who();
  if (!access) throw new Error("the sign-in did not work");
  return { ...person, browser, access };
}

test("the cookie carries a random id and nothing of the person; the database knows only its hash", async () => {
  const { browser, access, userId } = await signedInBrowser();
  expect(access).toMatchObject({ role: "editor", actor: { kind: "user", userId, name: "Ada Bell" } });
  const claims = await decode({ token: browser.jar.get("patchbay.session") ?? "", secret });
  expect(Object.keys(claims ?? {}).sort()).toEqual(["exp", "iat", "jti", "sid"]);
  const rows = await getPool().query("select * from sessions where user_id = $1", [userId]);
  expect(JSON.stringify(rows.rows)).not.toContain(String(claims?.sid));
  expect(rows.rows).toHaveLength(1);
  const line = browser.lines.find((text) => text.startsWith("patchbay.session="));
  expect(line).toContain("HttpOnly");
  expect(line).toContain("SameSite=Lax");
});

test("signing in again makes a new session and ends the old one", async () => {
  const { browser, email } = await signedInBrowser();
  const old = browser.cookie;
  await browser.signIn(email, PASSWORD);
  expect(await browser.who()).not.toBeNull();
  expect(await readSession({ cookie: old })).toBeNull();
});

test("signing out ends the session for everyone who holds the cookie", async () => {
  const { browser } = await signedInBrowser();
  const kept = browser.cookie;
  await browser.signOut();
  expect(await readSession({ cookie: kept })).toBeNull();
  const answer = await fetch(`${origin}/api/auth/session`, { headers: { cookie: kept } });
  expect(await answer.json()).toEqual({});
});

test("a new password, another role and 'sign out everywhere' end every session at once", async () => {
  const first = await signedInBrowser();
  await changePassword(first.access, { present: PASSWORD, next: "another long password" });
  expect(await first.browser.who()).toBeNull();
  expect((await first.browser.signIn(first.email, PASSWORD)).status).toBe(401);
  expect((await first.browser.signIn(first.email, "another long password")).status).toBe(200);

  const second = await signedInBrowser();
  const owner = await addSignedIn(second.workspaceId, "owner");
  await changeRole(owner, { userId: second.userId, role: "viewer" });
  expect(await second.browser.who()).toBeNull();

  const third = await signedInBrowser();
  await signOutEverywhere(third.access);
  expect(await third.browser.who()).toBeNull();
});

test("a wrong present password changes nothing", async () => {
  const { browser, access } = await signedInBrowser();
  await expect(changePassword(access, { present: "wrong", next: "another long password" })).rejects.toMatchObject({ code: "password_wrong" });
  expect(await browser.who()).not.toBeNull();
});

test("the last owner stays owner, and only an owner makes owners", async () => {
  const { workspaceId } = await makePerson();
  const owner = await addSignedIn(workspaceId, "owner");
  const admin = await addSignedIn(workspaceId, "admin");
  await expect(changeRole(owner, { userId: owner.actor.userId, role: "viewer" })).rejects.toMatchObject({ code: "last_owner" });
  await expect(changeRole(admin, { userId: admin.actor.userId, role: "owner" })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(changeRole(owner, { userId: newId(), role: "viewer" })).rejects.toMatchObject({ kind: "not_found" });
});

test("a forged, foreign or damaged cookie is nobody", async () => {
  const { browser } = await signedInBrowser();
  const value = browser.jar.get("patchbay.session") ?? "";
  expect(await readSession({ cookie: `patchbay.session=${value.slice(0, -3)}abc` })).toBeNull();
  expect(await readSession({ cookie: `patchbay.session=${"x".repeat(5_000)}` })).toBeNull();
  expect(await readSession({ cookie: `__Host-patchbay.session=${value}` })).toBeNull();
  expect(await readSession({})).toBeNull();
});

test.each(["//evil.test", "/\\evil.test", "https://evil.test/", "javascript:alert(1)", "http://ada@evil.test"])(
  "after sign-in %s leads home",
  async (callbackUrl) => {
    const { email } = await makePerson();
    const { url } = await new Browser().signIn(email, PASSWORD, callbackUrl);
    expect(new URL(url).origin).toBe(origin);
  },
);

test("after sign-in a page of ours is reached", async () => {
  const { email } = await makePerson();
  const { url } = await new Browser().signIn(email, PASSWORD, "/flows/1?step=a");
  expect(url).toBe(`${origin}/flows/1?step=a`);
});

test("T17: thirty wrong passwords are stopped, in the same words for an account that does not exist", async () => {
  const { email } = await makePerson();
  const outcomes = async (name: string) => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => new Browser().signIn(name, "wrong")));
    return answers.map(({ url }) => new URL(url).searchParams.get("error")).sort();
  };
  const known = await outcomes(email);
  await getPool().query("delete from sign_in_limits where subject like 'address:%'");
  const unknown = await outcomes(`${newId()}@example.com`);
  expect(known).toEqual(unknown);
  expect(known.filter((error) => error === "wrong")).toHaveLength(10);
  expect(known.filter((error) => error === "limited")).toHaveLength(20);
  // The right password does not open it either while the limit lasts.
  await getPool().query("delete from sign_in_limits where subject like 'address:%'");
  expect((await new Browser().signIn(email, PASSWORD)).status).toBe(401);
});

test("one address that tries many accounts is stopped too", async () => {
  await getPool().query("delete from sign_in_limits");
  await getPool().query(
    "insert into sign_in_limits (subject, failures, window_ends_at) select 'address:' || rtrim(translate(encode(sha256('192.0.2.9'), 'base64'), '+/', '-_'), '='), 50, now() + interval '1 minute'",
  );
  const { email } = await makePerson();
  const { url } = await new Browser().signIn(email, PASSWORD);
  expect(new URL(url).searchParams.get("error")).toBe("limited");
  await getPool().query("update sign_in_limits set window_ends_at = now() - interval '1 second'");
  expect((await new Browser().signIn(email, PASSWORD)).status).toBe(200);
});
