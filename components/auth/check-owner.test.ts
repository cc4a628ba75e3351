import { expect, it } from "vitest";
import { checkOwner } from "./check-owner.ts";

const good = { name: "Ada Bell", workspace: "Bell & Co", email: "ada@example.com", password: "four plain words here" };

it("has nothing to say about a full form", () => {
  expect(checkOwner(good)).toEqual({});
});

it.each([
  ["name", "  "],
  ["workspace", ""],
  ["email", "ada"],
  ["password", "too short"],
] as const)("asks for a better %s", (field, value) => {
  expect(Object.keys(checkOwner({ ...good, [field]: value }))).toEqual([field]);
});
