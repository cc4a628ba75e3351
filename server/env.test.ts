import { expect, test } from "vitest";
import { parseEnv } from "./env.ts";

test("nothing has to be set", () => {
  expect(parseEnv({})).toMatchObject({ HOST: "127.0.0.1", PORT: 3000, ROLE: "all", ALLOW_HTTP: false, EGRESS_ALLOW: [], TRUST_PROXY: 0 });
});

test("an empty text means the default", () => {
  expect(parseEnv({ PORT: "", PUBLIC_URL: "" })).toMatchObject({ PORT: 3000 });
});

test("lists are split and trimmed", () => {
  expect(parseEnv({ EGRESS_ALLOW: "127.0.0.1:4000, 127.0.0.1:4001," }).EGRESS_ALLOW).toEqual(["127.0.0.1:4000", "127.0.0.1:4001"]);
});

test("a refusal names the setting and keeps its value to itself", () => {
  const attempt = (): unknown => parseEnv({ PORT: "99999", PUBLIC_URL: "secret-place" });
  expect(attempt).toThrow(/PUBLIC_URL: .*PORT: /);
  expect(attempt).toThrow(expect.objectContaining({ message: expect.not.stringContaining("secret-place") }));
});
