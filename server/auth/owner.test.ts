import { expect, test } from "vitest";
import { verifyAudit } from "#db/queries/audit.ts";
import { listMembers } from "#db/queries/members.ts";
import { findUserByEmail } from "#db/queries/users.ts";
import { useTestDatabase } from "#db/testing.ts";
import { settle } from "#server/env.ts";
import { createOwner, createOwnerLink, setupState } from "./owner.ts";
import { findSignedIn, startSession } from "./sessions.ts";
import { checkPassword } from "./sign-in.ts";

useTestDatabase();

const ada = { email: "Ada@Example.com", name: "Ada Bell", password: "correct horse battery", workspace: "Bell & Co", link: null };

test("the first owner: by link when reachable from elsewhere, one winner of a race, and nothing after", { timeout: 60_000 }, async () => {
  settle({ HOST: "0.0.0.0", PUBLIC_URL: "https://flows.example.com" });
  expect(await setupState(null)).toEqual({ needsOwner: true, needs: "link", linkIsGood: false });
  await expect(createOwner(ada)).rejects.toMatchObject({ kind: "forbidden", code: "setup_link_not_usable" });
  await expect(createOwner({ ...ada, link: "guessed" })).rejects.toMatchObject({ code: "setup_link_not_usable" });

  const made = await createOwnerLink();
  const link = new URL(made?.url ?? "").searchParams.get("link");
  expect(made?.url).toMatch(/^https:\/\/flows\.example\.com\/setup\?link=[\w-]{43}$/);
  expect(await setupState(link)).toMatchObject({ linkIsGood: true });

  const racers = await Promise.allSettled([createOwner({ ...ada, link }), createOwner({ ...ada, email: "eve@example.com", link })]);
  expect(racers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(racers.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict", code: "owner_exists" } });

  expect(await setupState(link)).toEqual({ needsOwner: false });
  expect(await createOwnerLink()).toBeNull();
  await expect(createOwner({ ...ada, email: "late@example.com", link })).rejects.toMatchObject({ code: "owner_exists" });

  const people = await Promise.all(["ada@example.com", "eve@example.com", "late@example.com"].map((email) => findUserByEmail(email)));
  const [winner] = people.filter((person) => person !== null);
  expect(people.filter((person) => person !== null)).toHaveLength(1);
  const token = await startSession(winner?.id ?? "", "a browser");
  const signedIn = await findSignedIn(token ?? "");
  if (!signedIn) throw new Error("the owner is not signed in");
  expect(signedIn).toMatchObject({ role: "owner", actor: { kind: "user", email: winner?.email } });
  expect(await listMembers(signedIn.workspaceId)).toHaveLength(1);
  expect(await verifyAudit(signedIn.workspaceId)).toEqual({ ok: true, lines: 2 });

  const right = { email: winner?.email ?? "", password: ada.password, address: "192.0.2.1" };
  expect(await checkPassword(right)).toEqual({ ok: true, userId: winner?.id });
  expect(await checkPassword({ ...right, password: "wrong" })).toEqual({ ok: false, reason: "wrong" });
});
