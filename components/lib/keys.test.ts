import { describe, expect, it } from "vitest";
import { matchesKeys } from "./keys.ts";

function press(key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {}) {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe("keys", () => {
  it("takes Ctrl and ⌘ for Mod", () => {
    expect(matchesKeys(press("k", { ctrlKey: true }), "Mod+K")).toBe(true);
    expect(matchesKeys(press("k", { metaKey: true }), "Mod+K")).toBe(true);
    expect(matchesKeys(press("k"), "Mod+K")).toBe(false);
  });

  it("leaves the browser its own keys", () => {
    expect(matchesKeys(press("r", { ctrlKey: true }), "R")).toBe(false);
    expect(matchesKeys(press("t", { altKey: true }), "T")).toBe(false);
    expect(matchesKeys(press("N", { shiftKey: true }), "N")).toBe(false);
  });

  it("compares Shift on letters and not on signs", () => {
    expect(matchesKeys(press("T", { shiftKey: true }), "Shift+T")).toBe(true);
    expect(matchesKeys(press("?", { shiftKey: true }), "?")).toBe(true);
    expect(matchesKeys(press("/"), "/")).toBe(true);
    expect(matchesKeys(press("+", { shiftKey: true }), "+")).toBe(true);
  });
});
