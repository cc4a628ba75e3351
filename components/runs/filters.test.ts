import { expect, it } from "vitest";
import { dateStart, isFiltered, listInput, readFilters } from "./filters.ts";

const flow = "01890a5d-ac96-774b-bcce-b302099a8057";
const now = new Date(2026, 10, 2, 14, 5);

it("reads the address and leaves out what makes no sense", () => {
  const filters = readFilters(new URLSearchParams("status=waiting,failed,sleeping&date=never&mode=both&q=%231042"));
  expect(filters).toEqual({ status: ["failed", "waiting"], flow: null, date: null, mode: null, q: "#1042", cursor: null });
});

it("knows an unfiltered list, on whatever page", () => {
  expect(isFiltered(readFilters(new URLSearchParams("cursor=abc")))).toBe(false);
  expect(isFiltered(readFilters(new URLSearchParams("mode=test")))).toBe(true);
});

it("begins dates at the viewer's midnight", () => {
  expect(new Date(dateStart("today", now))).toEqual(new Date(2026, 10, 2));
  expect(new Date(dateStart("week", now))).toEqual(new Date(2026, 9, 27));
});

it("asks the server only what is set, and no id that is none", () => {
  expect(listInput(readFilters(new URLSearchParams("flow=none&q=%20")), now, 50)).toEqual({ limit: 50 });
  expect(listInput(readFilters(new URLSearchParams(`flow=${flow}&status=failed&date=today`)), now, 20)).toEqual({
    limit: 20,
    flow,
    status: ["failed"],
    from: new Date(2026, 10, 2).getTime(),
  });
});
