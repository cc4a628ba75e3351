import { AppError } from "#server/errors.ts";

/** Runs that are stored and wait for a worker, as of the last look. */
export interface Backlog {
  /** More than these are not taken in. */
  readonly most: number;
  /** Somebody waits: a worker with room should look at once. */
  readonly waits: boolean;
  note(due: number): void;
  /** One more was stored for later. Throws `busy` when there are too many: the sender must come back. */
  admit(): void;
}

export function createBacklog(most: number): Backlog {
  let known = 0;
  return {
    most,
    get waits() {
      return known > 0;
    },
    note(due) {
      known = due;
    },
    admit() {
      if (known >= most) throw new AppError("busy", "queue_full");
      known += 1;
    },
  };
}
