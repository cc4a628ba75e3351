import { expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { linkOrFind } from "./identities.ts";
import { startSession } from "./sessions.ts";
import { makeSignedIn } from "./testing.ts";

useTestDatabase();

async function signedIn(): Promise<{ userId: string; token: string }> {
  const { actor } = await makeSignedIn();
  const token = await startSession(actor.userId, "a browser");
  if (token === null) throw new Error("the person belongs to no workspace");
  return { userId: actor.userId, token };
}

test("an account at a provider that nobody has linked signs nobody in", async () => {
  expect(await linkOrFind("google", "unknown", null)).toBeNull();
  expect(await linkOrFind("google", "unknown", "a forged session")).toBeNull();
});

test("whoever is signed in links it, and is found by it from then on", async () => {
  const { userId, token } = await signedIn();
  expect(await linkOrFind("google", "ada", token)).toBe(userId);
  expect(await linkOrFind("google", "ada", null)).toBe(userId);
  expect(await linkOrFind("github", "ada", null)).toBeNull();
});

test("a linked account stays with its person: nobody else can take it", async () => {
  const first = await signedIn();
  const second = await signedIn();
  await linkOrFind("oidc", "shared", first.token);
  expect(await linkOrFind("oidc", "shared", second.token)).toBe(first.userId);
});

test("of two who link the same account at once, one does", async () => {
  const people = await Promise.all([signedIn(), signedIn()]);
  const linked = await Promise.all(people.map(({ token }) => linkOrFind("oidc", "raced", token)));
  const owner = await linkOrFind("oidc", "raced", null);
  expect(linked.filter((userId) => userId !== null && userId !== owner)).toEqual([]);
  expect(linked).toContain(owner);
});
