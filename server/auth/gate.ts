import { AppError } from "#server/errors.ts";

/** Runs at most `limit` tasks at once and keeps at most `queue` waiting; more are refused with `busy`. */
export function createGate(limit: number, queue: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return async (task) => {
    if (running < limit) running += 1;
    else {
      if (waiting.length >= queue) throw new AppError("busy", "sign_in_busy");
      // The one that leaves hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
