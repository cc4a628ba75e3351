import { expect, it } from "vitest";
import { cn } from "./cn.ts";
import { writeKeys } from "./kbd.tsx";
import { isWebAddress } from "./safe-link.tsx";

it("keeps a type size beside a colour", () => {
  expect(cn("text-12 text-failed", "text-13")).toBe("text-failed text-13");
});

it("writes keys as the machine knows them", () => {
  expect(writeKeys("Mod+Shift+K", false)).toBe("Ctrl Shift K");
  expect(writeKeys("Mod+Shift+K", true)).toBe("⌘⇧K");
});

it.each(["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:alert(1)", " vbscript:x", "not an address", "file:///etc/passwd"])(
  "does not link %s",
  (address) => {
    expect(isWebAddress(address)).toBe(false);
  },
);

it("links web addresses", () => {
  expect(isWebAddress("https://go.xero.com/invoice/1")).toBe(true);
});
