"use client";

const page = "[data-region], header, main, aside";
const dialog = "[data-region]";

/**
 * Moves the focus to the next part of the page (menu, header, main, side panel), or the one before.
 * False past the last one: the key then belongs to the browser. Over the page, in a dialog, it goes round the dialog's parts.
 */
export function moveRegion(direction: 1 | -1): boolean {
  const over = document.activeElement?.closest<HTMLElement>("[role=dialog]") ?? null;
  const regions = [...(over ?? document).querySelectorAll<HTMLElement>(over === null ? page : dialog)].filter(isShown);
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  const start = here === -1 && direction === -1 ? regions.length : here;
  const next = over === null ? regions[start + direction] : regions[(start + direction + regions.length) % Math.max(1, regions.length)];
  if (next === undefined) return over !== null;
  const inside = next.querySelector<HTMLElement>("a[href], button:not([disabled]), input, [tabindex='0']");
  if (inside === null) next.tabIndex = -1;
  (inside ?? next).focus();
  return true;
}

function isShown(region: HTMLElement): boolean {
  return region.offsetParent !== null || region.getClientRects().length > 0;
}
