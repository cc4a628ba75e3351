import { expect, it } from "vitest";
import { returnPath } from "./return-path.ts";

it("goes back to a page of ours, with its filters", () => {
  expect(returnPath("/runs?status=failed#top")).toBe("/runs?status=failed#top");
});

it.each(["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)", "http://[", "", null, undefined])(
  "goes home instead of to %s",
  (wanted) => {
    expect(returnPath(wanted)).toBe("/");
  },
);
