/** Collects results of many promises as they land; one reader. A rejected one rejects the reader. */
export interface Inbox<T> {
  expect(promise: Promise<T>): void;
  /** Everything that has landed since the last call; waits for at least one. */
  take(): Promise<readonly T[]>;
}

export function createInbox<T>(): Inbox<T> {
  let landed: T[] = [];
  let failure: { readonly error: unknown } | null = null;
  let waiting: (() => void) | null = null;

  function wake(): void {
    waiting?.();
    waiting = null;
  }

  return {
    expect(promise) {
      promise.then(
        (value) => {
          landed.push(value);
          wake();
        },
        (error: unknown) => {
          failure ??= { error };
          wake();
        },
      );
    },
    async take() {
      if (landed.length === 0 && failure === null) await new Promise<void>((resolve) => (waiting = resolve));
      if (failure !== null) throw failure.error;
      const taken = landed;
      landed = [];
      return taken;
    },
  };
}
