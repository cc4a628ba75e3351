"use client";

const selector = "[data-region], header, main, aside";

/**
 * Moves the focus to the next part of the page (menu, header, main, side panel), or the one before.
 * False past the last one: the key then belongs to the browser.
 */
export function moveRegion(direction: 1 | -1): boolean {
  const regions = [...document.querySelectorAll<HTMLElement>(selector)].filter((region) => region.offsetParent !== null);
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next = regions[here === -1 && direction === -1 ? regions.length - 1 : here + direction];
  if (!next) return false;
  const inside = next.querySelector<HTMLElement>("a[href], button:not([disabled]), input, [tabindex='0']");
  const target = inside ?? next;
  if (target === next) next.tabIndex = -1;
  target.focus();
  return true;
}
