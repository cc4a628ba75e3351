import { expect, it } from "vitest";
import { initials, isCurrent } from "./navigation.ts";

it.each([
  ["/", "/", true],
  ["/", "/flows/abc", true],
  ["/", "/runs", false],
  ["/runs", "/runs/abc", true],
  ["/runs", "/runs-of-others", false],
])("entry %s at %s: %s", (href, path, current) => {
  expect(isCurrent(href, path)).toBe(current);
});

it.each([
  ["Bell & Co", "BC"],
  ["Ada", "AD"],
  ["Ada Bell", "AB"],
  ["élan 2 go", "É2"],
  ["", ""],
])("%s is %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
