import { launch } from "../messages/launch.ts";
import { giveUp, reasonOf, tell } from "./tell.ts";

export interface Ending {
  /** Has `stop` done before everything that was said earlier: what was started last ends first. */
  first(stop: () => Promise<void>): void;
}

/**
 * From here on SIGINT and SIGTERM end the process properly, however far it has come. A second one ends it at once, which
 * loses nothing either: what was accepted is stored.
 */
export function endOnSignal(): Ending {
  const stops: (() => Promise<void>)[] = [];
  let ending = false;
  const onSignal = (): void => {
    if (ending) process.exit(130);
    ending = true;
    tell(launch.stopping);
    runAll(stops).then(
      () => {
        tell(launch.stopped);
        process.exit(0);
      },
      (error: unknown) => giveUp(reasonOf(error)),
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return { first: (stop) => stops.unshift(stop) };
}

async function runAll(stops: readonly (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops) await stop();
}
