import { describe, expect, it } from "vitest";
import { formatCount, formatDay, formatDuration, formatMoment, formatMoney, formatRelative, formatShare, formatSize, formatUtc, plural } from "./format.ts";

const noon = Date.UTC(2026, 10, 2, 12, 0, 0);

describe("durations", () => {
  it.each([
    [-5, "0 ms"],
    [0, "0 ms"],
    [840, "840 ms"],
    [1_000, "1 s"],
    [1_240, "1.2 s"],
    [59_940, "59.9 s"],
    [59_960, "1 min"],
    [125_000, "2 min 5 s"],
    [3_599_900, "1 h"],
    [11_040_000, "3 h 4 min"],
    [86_399_000, "1 d"],
    [190_800_000, "2 d 5 h"],
  ])("%i ms is %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe("sizes", () => {
  it.each([
    [1, "1 byte"],
    [999, "999 bytes"],
    [1_204, "1.2 kB"],
    [999_949, "999.9 kB"],
    [999_950, "1 MB"],
    [3_440_000, "3.4 MB"],
  ])("%i bytes are %s", (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});

describe("moments", () => {
  it("gives the second today, the day before by name, and else the date", () => {
    expect(formatMoment(noon - 61_000, noon, "UTC")).toBe("11:58:59");
    expect(formatMoment(noon - 13 * 3_600_000, noon, "UTC")).toBe("yesterday 23:00");
    expect(formatMoment(noon - 3 * 86_400_000, noon, "UTC")).toBe("30 Oct 12:00");
    expect(formatMoment(Date.UTC(2025, 0, 5, 7, 3), noon, "UTC")).toBe("5 Jan 2025 07:03");
  });

  it("counts days in the viewer's zone", () => {
    const lateEvening = Date.UTC(2026, 10, 2, 23, 30);
    expect(formatMoment(lateEvening, lateEvening + 3_600_000, "UTC")).toBe("yesterday 23:30");
    expect(formatMoment(lateEvening, lateEvening + 3_600_000, "Europe/Berlin")).toBe("00:30:00");
  });

  it("writes midnight as 00, never 24", () => {
    expect(formatMoment(Date.UTC(2026, 10, 2), noon, "UTC")).toBe("00:00:00");
  });

  it("is relative for a day, both ways", () => {
    expect(formatRelative(noon - 500, noon, "UTC")).toBe("now");
    expect(formatRelative(noon - 20_000, noon, "UTC")).toBe("20 s ago");
    expect(formatRelative(noon + 240_000, noon, "UTC")).toBe("in 4 min");
    expect(formatRelative(noon - 23 * 3_600_000, noon, "UTC")).toBe("23 h ago");
    expect(formatRelative(noon - 25 * 3_600_000, noon, "UTC")).toBe("yesterday 11:00");
  });

  it("names the year only of another year", () => {
    expect(formatDay(noon, noon, "UTC")).toBe("2 Nov");
    expect(formatDay(Date.UTC(2024, 1, 29), noon, "UTC")).toBe("29 Feb 2024");
  });

  it("is exact in the tooltip", () => {
    expect(formatUtc(noon + 123)).toBe("2026-11-02 12:00:00.123 UTC");
  });
});

describe("money and counts", () => {
  it("keeps every digit of decimal text", () => {
    expect(formatMoney("79.90", "GBP")).toBe("£79.90");
    expect(formatMoney("90071992547409931.25", "GBP")).toBe("£90,071,992,547,409,931.25");
    expect(formatMoney("-3", "EUR")).toBe("-€3.00");
  });

  it("leaves alone what is not money", () => {
    expect(formatMoney("about 3", "GBP")).toBe("about 3 GBP");
    expect(formatMoney("3", "pounds")).toBe("3 pounds");
  });

  it("never rounds up to all", () => {
    expect(formatShare(9_999, 10_000)).toBe("99.9 %");
    expect(formatShare(4_778, 4_885)).toBe("97.8 %");
    expect(formatShare(3, 3)).toBe("100 %");
    expect(formatShare(0, 0)).toBe("–");
  });

  it("counts in words", () => {
    expect(plural(1, "run")).toBe("1 run");
    expect(plural(4_885, "run")).toBe("4,885 runs");
    expect(plural(2, "entry", "entries")).toBe("2 entries");
    expect(formatCount(1_000_000)).toBe("1,000,000");
  });
});
