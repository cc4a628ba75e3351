import { expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { useTestDatabase } from "#db/testing.ts";
import type { Access } from "./access.ts";
import { invite, listInvites, revokeInvite } from "./invites.ts";
import { join, readInvitation } from "./join.ts";
import { findSignedIn, startSession } from "./sessions.ts";
import { checkPassword } from "./sign-in.ts";
import { listTeam, removeMember } from "./team.ts";
import { addSignedIn, makeSignedIn } from "./testing.ts";

useTestDatabase();

const password = "correct horse battery";
let people = 0;

function address(): string {
  people += 1;
  return `sam${people}@example.com`;
}

async function linkFor(access: Access, email: string, role: "viewer" | "editor" = "editor"): Promise<string> {
  const { url } = await invite(access, { email, role });
  return new URL(url).searchParams.get("link") ?? "";
}

test("an invited person joins with a role and a password of their own, once", async () => {
  const owner = await makeSignedIn();
  const email = address();
  const link = await linkFor(owner, email.toUpperCase());
  expect(await readInvitation(link)).toEqual({ isGood: true, workspace: "Bell & Co", email, role: "editor" });
  const racers = await Promise.allSettled([join({ link, name: "Sam", password }), join({ link, name: "Eve", password: "another password" })]);
  expect(racers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await listTeam(owner)).toMatchObject([{ role: "owner" }, { email, role: "editor" }]);
  expect(await listInvites(owner)).toEqual([]);
  expect(await readInvitation(link)).toEqual({ isGood: false });
});

test("a link that is guessed, replaced, taken back or too old opens nothing", async () => {
  const owner = await makeSignedIn();
  const unusable = { kind: "forbidden", code: "invite_not_usable" };
  await expect(join({ link: "guessed", name: "Eve", password })).rejects.toMatchObject(unusable);

  const email = address();
  const replaced = await linkFor(owner, email);
  const taken = await linkFor(owner, email);
  expect(await readInvitation(replaced)).toEqual({ isGood: false });
  const [open] = await listInvites(owner);
  await revokeInvite(owner, open?.id ?? "");
  await expect(join({ link: taken, name: "Sam", password })).rejects.toMatchObject(unusable);

  const old = await linkFor(owner, address());
  await getPool().query("update invites set expires_at = now() - interval '1 second'");
  await expect(join({ link: old, name: "Sam", password })).rejects.toMatchObject(unusable);
});

test("nobody invites above themselves, or somebody who is here already", async () => {
  const owner = await makeSignedIn();
  const admin = await addSignedIn(owner.workspaceId, "admin");
  await expect(invite(admin, { email: address(), role: "owner" })).rejects.toMatchObject({ kind: "forbidden", code: "role_too_low" });
  await expect(invite(owner, { email: admin.actor.email, role: "viewer" })).rejects.toMatchObject({ code: "email_taken" });
  await expect(invite(owner, { email: "not an address", role: "viewer" })).rejects.toMatchObject({ code: "email_not_usable" });
});

test("somebody who is known by the address joins another workspace with the password they have, and keeps it", async () => {
  const email = address();
  await join({ link: await linkFor(await makeSignedIn(), email), name: "Sam", password });
  const other = await makeSignedIn();
  const link = await linkFor(other, email, "viewer");
  await expect(join({ link, name: "Eve", password: "taking over" })).rejects.toMatchObject({ code: "join_password_wrong" });
  await join({ link, name: "Eve", password });
  expect(await listTeam(other)).toMatchObject([{}, { email, name: "Sam", role: "viewer" }]);
  expect(await checkPassword({ email, password, address: "192.0.2.7" })).toMatchObject({ ok: true });
});

test("a removed person is out at once; the last owner cannot be", async () => {
  const owner = await makeSignedIn();
  const viewer = await addSignedIn(owner.workspaceId, "viewer");
  const token = await startSession(viewer.actor.userId, "a browser");
  await removeMember(owner, viewer.actor.userId);
  expect(await findSignedIn(token ?? "")).toBeNull();
  expect(await listTeam(owner)).toHaveLength(1);
  await expect(removeMember(owner, owner.actor.userId)).rejects.toMatchObject({ code: "last_owner" });
});
