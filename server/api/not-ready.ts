import { AppError } from "#server/errors.ts";

/** Stands in for a verb whose room has not landed: the type is the final one, the call is refused. */
export function notReady<Output>(): Promise<Output> {
  return Promise.reject(new AppError("unsupported", "not_ready"));
}
