import { expect, test } from "vitest";
import { describeError } from "./log.ts";

test("a failed query is logged by its cause, without the values sent with it", () => {
  const cause = Object.assign(new Error('relation "flows" does not exist'), { code: "42P01" });
  const failed = Object.assign(new Error("Failed query: select 1\nparams: ada@example.com", { cause }), { query: "select 1", params: ["ada@example.com"] });
  const described = describeError(failed);
  expect(described).toMatchObject({ type: "Error", message: 'relation "flows" does not exist', code: "42P01" });
  expect(JSON.stringify(described)).not.toContain("ada@example.com");
});

test("what was thrown and is no error is named by its type only", () => {
  expect(describeError("ada@example.com")).toEqual({ type: "string" });
});
