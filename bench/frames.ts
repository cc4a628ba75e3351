import type { Page } from "@playwright/test";

/** Times between frames, in milliseconds. */
export interface Frames {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  readonly count: number;
  readonly inDom: number;
}

/** Begins to note when the page draws; the answer ends it. */
export async function recordFrames(page: Page): Promise<() => Promise<Frames>> {
  await page.evaluate(() => {
    const times: number[] = [];
    const noted = { times, on: true };
    Reflect.set(window, "benchFrames", noted);
    const note = (time: number): void => {
      times.push(time);
      if (noted.on) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  return async () => {
    const times = await page.evaluate(() => {
      const noted: { times: number[]; on: boolean } = Reflect.get(window, "benchFrames");
      noted.on = false;
      return noted.times;
    });
    const between = times.slice(1).map((time, index) => time - (times[index] ?? time));
    between.sort((a, b) => a - b);
    const at = (share: number): number => between[Math.min(between.length - 1, Math.floor(between.length * share))] ?? Number.NaN;
    return { p50: at(0.5), p95: at(0.95), longest: at(1), count: between.length, inDom: await page.locator(".react-flow__node").count() };
  };
}
