import type { RateRule } from "#server/connectors/contract.ts";

/** How the limit of one account is divided among the processes that call. The shares and all blocks together are the limit. */
export interface Share {
  /** Calls a window that a process makes without asking. */
  readonly own: number;
  /** Calls that one block allows, within `validMs` after it was taken. */
  readonly block: number;
  /** Blocks a window, for all processes together. */
  readonly blocks: number;
  readonly perMs: number;
  readonly validMs: number;
}

/** The other processes, as a gate sees them. */
export interface Sharing {
  processes(): number;
  /** 0 when this process has a block now; else how many milliseconds until it may be worth asking again. */
  takeBlock(share: Share): Promise<number>;
}

export const alone: Sharing = { processes: () => 1, takeBlock: (share) => Promise.resolve(share.perMs) };

/** Half of the limit is divided evenly; the other half goes in about ten blocks to whoever needs more. One alone has it all. */
export function shareOf({ calls, perMs }: RateRule, processes: number): Share {
  const own = processes <= 1 ? calls : Math.floor(calls / 2 / processes);
  const rest = calls - own * processes;
  const block = Math.max(1, Math.floor(rest / 10));
  return { own, block, blocks: Math.floor(rest / block), perMs, validMs: Math.ceil(perMs / 4) };
}

let living = 1;

/** Told at each beat of a process that works: how many there are, this one included. */
export function shareLimitsAmong(processes: number): void {
  living = processes;
}

export function livingProcesses(): number {
  return living;
}
