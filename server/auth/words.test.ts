import { expect, test } from "vitest";
import { settle } from "#server/env.ts";
import { authCookies, readCookie } from "./cookies.ts";
import { parseEmail } from "./email.ts";
import { createGate } from "./gate.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { safeReturnUrl } from "./return-url.ts";
import { isOnlyThisMachine } from "./settings.ts";

test.each([
  [" Ada@Example.COM ", "ada@example.com"],
  ["o'hara+tag@mail.example.co.uk", "o'hara+tag@mail.example.co.uk"],
  ["ada@example.com,eve@example.com", null],
  ["ada@evil.test@example.com", null],
  ['"ada@evil.test"@example.com', null],
  ["ada＠example.com", null],
  ["аda@example.com", null],
  ["ada@example.com\nbcc: eve@example.com", null],
  ["ada", null],
  [`${"a".repeat(65)}@example.com`, null],
])("the sign-in name %j is %j", (text, email) => {
  expect(parseEmail(text)).toBe(email);
});

test.each([
  ["/flows?x=1#y", "https://a.test/flows?x=1#y"],
  ["https://a.test/runs", "https://a.test/runs"],
  ["//evil.test/", "https://a.test/"],
  ["/\\evil.test", "https://a.test/"],
  ["\t//evil.test", "https://a.test/"],
  ["https://a.test.evil.test/", "https://a.test/"],
  ["https://u@a.test/", "https://a.test/"],
  ["javascript:alert(1)", "https://a.test/"],
  ["http://a.test/", "https://a.test/"],
])("T16: returning to %j leads to %j", (wanted, url) => {
  expect(safeReturnUrl(wanted, "https://a.test")).toBe(url);
});

test("under https every cookie is bound to this host and to https", () => {
  settle({ PUBLIC_URL: "https://flows.example.com" });
  for (const cookie of Object.values(authCookies())) {
    expect(cookie.name).toMatch(/^__Host-/);
    expect(cookie.options).toMatchObject({ secure: true, httpOnly: true, sameSite: "lax", path: "/" });
    expect(cookie.options).not.toHaveProperty("domain");
  }
});

test("a cookie is found by its whole name", () => {
  expect(readCookie("xa=1; a=2; b=3=4", "a")).toBe("2");
  expect(readCookie("xa=1; a=2; b=3=4", "b")).toBe("3=4");
  expect(readCookie("ab=1", "a")).toBeNull();
});

test("a password fits its own hash only, and nobody has none", async () => {
  const hash = await hashPassword("correct horse battery");
  expect(hash).toMatch(/^scrypt\$17\$8\$1\$/);
  expect(await verifyPassword("correct horse battery", hash)).toBe(true);
  expect(await verifyPassword("correct horse batterY", hash)).toBe(false);
  expect(await verifyPassword("", null)).toBe(false);
  expect(await verifyPassword("x", "scrypt$broken")).toBe(false);
});

test("the gate lets two in, keeps some waiting and refuses the rest", async () => {
  const gate = createGate(2, 2);
  let inside = 0;
  let most = 0;
  const leave: (() => void)[] = [];
  const task = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise<void>((resolve) => leave.push(resolve));
    inside -= 1;
  };
  const visits = Array.from({ length: 4 }, () => gate(task));
  await expect(gate(task)).rejects.toMatchObject({ kind: "busy" });
  for (let left = 0; left < 4; left += 1) {
    leave.shift()?.();
    await new Promise(setImmediate);
  }
  await Promise.all(visits);
  expect(most).toBe(2);
});

test.each([
  ["127.0.0.1", "http://127.0.0.1:3000", "0", true],
  ["localhost", "http://localhost:3000", "0", true],
  ["0.0.0.0", "http://127.0.0.1:3000", "0", false],
  ["127.0.0.1", "https://flows.example.com", "0", false],
  ["127.0.0.1", "http://127.0.0.1:3000", "1", false],
])("bound to %s, known as %s, behind %s proxies: the form is open to anybody there: %s", (HOST, PUBLIC_URL, TRUST_PROXY, open) => {
  settle({ HOST, PUBLIC_URL, TRUST_PROXY });
  expect(isOnlyThisMachine()).toBe(open);
});
