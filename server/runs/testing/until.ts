import { setTimeout as pause } from "node:timers/promises";

/** Looks again until it holds; gives up, loudly, after `mostMs`. */
export async function until(holds: () => Promise<boolean> | boolean, mostMs = 30_000): Promise<void> {
  const end = performance.now() + mostMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("It did not come to pass in time");
    await pause(10);
  }
}
