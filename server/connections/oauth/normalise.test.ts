import { expect, test } from "vitest";
import type { OAuth, TokenQuirk } from "#server/connectors/contract.ts";
import { xero } from "#server/connectors/xero/index.ts";
import { normalise } from "./normalise.ts";

const [standard] = xero.auth;
const having = (...quirks: readonly TokenQuirk[]): OAuth => ({ ...standard, quirks });
const read = (auth: OAuth, body: unknown, status = 200) => normalise(auth, status, typeof body === "string" ? body : JSON.stringify(body));
const token = { access_token: "a", token_type: "Bearer" };

test.each<[string, TokenQuirk, unknown, unknown]>([
  ["no kind of token", "no_token_type", { access_token: "a" }, { access_token: "a", token_type: "bearer" }],
  ["scopes as a list", "scope_as_list", { ...token, scope: ["a", "b"] }, { ...token, scope: "a b" }],
  ["scopes with commas", "scope_as_list", { ...token, scope: "read_orders,write_orders" }, { ...token, scope: "read_orders write_orders" }],
  ["no end as 0", "no_expiry", { ...token, expires_in: 0 }, token],
  ["an end as text", "expiry_as_text", { ...token, expires_in: "3600" }, { ...token, expires_in: 3600 }],
  ["a form", "form_answer", "access_token=a&token_type=Bearer", token],
])("%s is put into the form of the standard where it is declared", (_, quirk, body, wanted) => {
  expect(read(having(quirk), body)).toEqual({ status: 200, body: wanted });
});

test("an error in an answer of 200 is an error where that is declared", () => {
  expect(read(having("error_in_200"), { ok: false, error: "invalid_grant" })).toEqual({ status: 400, body: { error: "invalid_grant" } });
  expect(read(having("error_in_200"), { ok: false })).toEqual({ status: 400, body: { error: "refused" } });
});

test("what is not declared is left as it came, for the library to refuse", () => {
  expect(read(having(), { access_token: "a" })?.body).toEqual({ access_token: "a" });
  expect(read(having(), { ...token, expires_in: "3600" })?.body).toEqual({ ...token, expires_in: "3600" });
  expect(read(having(), { ...token, scope: ["a"] })?.body).toEqual({ ...token, scope: ["a"] });
  expect(read(having(), "access_token=a")).toBeNull();
});

test("identity tokens and empty fields are left out; an error without a name has one", () => {
  expect(read(having(), { ...token, id_token: "x.y.z", refresh_token: null })?.body).toEqual(token);
  expect(read(having(), { error: { code: 7 } }, 400)).toEqual({ status: 400, body: { error: "refused" } });
});

test.each(["", "<html>", "[]", "null", `{"a":${"[".repeat(40)}${"]".repeat(40)}}`])("%j is no answer", (text) => {
  expect(read(having(), text)).toBeNull();
});
