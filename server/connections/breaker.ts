/** How calls to an app that fails again and again are rested. */
export interface BreakerRule {
  /** So many different calls in a row without an answer that can be used. */
  readonly opensAfter: number;
  /** How long calls rest at first; twice as long after each probe that fails. Milliseconds. */
  readonly restMs: number;
  readonly longestRestMs: number;
  /** How long a call waits that comes while another one probes. */
  readonly probeMs: number;
  /** Those who wait come back one after the other, so far apart. */
  readonly apartMs: number;
}

/** What a call showed of its app. `nothing`: it was never sent, or broken off by us. */
export type Showed = "works" | "down" | "nothing";

export type Passage =
  /** `landed` must be called once, when the call is over. */
  { readonly ok: true; readonly landed: (showed: Showed) => void } | { readonly ok: false; readonly forMs: number };

/** Rests calls to one account while its app does not work, so that runs wait instead of using up their tries. */
export interface Breaker {
  /** `call` names the call: an order that the app cannot digest fails as often as it likes and counts once. */
  ask(call: () => string): Passage;
}

type State =
  | { readonly is: "closed"; readonly failed: ReadonlySet<string> }
  | { readonly is: "open"; readonly until: number; readonly restMs: number }
  | { readonly is: "probing"; readonly restMs: number };

const healthy: State = { is: "closed", failed: new Set() };

/** `now`: milliseconds that only rise. */
export function createBreaker(rule: BreakerRule, now: () => number): Breaker {
  let state = healthy;
  /** How many have been sent away since it opened. */
  let waiting = 0;

  function open(restMs: number): void {
    state = { is: "open", until: now() + restMs, restMs };
    waiting = 0;
  }

  function sendAway(ms: number): Passage {
    waiting += 1;
    return { ok: false, forMs: ms + Math.min(waiting * rule.apartMs, rule.longestRestMs) };
  }

  /** A call that went out while all was well. When it lands late, after others have opened the breaker, only good news counts. */
  function landed(showed: Showed, call: () => string): void {
    if (showed === "works") state = healthy;
    if (showed !== "down" || state.is !== "closed") return;
    const failed = new Set([...state.failed, call()]);
    if (failed.size >= rule.opensAfter) open(rule.restMs);
    else state = { is: "closed", failed };
  }

  function probed(showed: Showed, restMs: number): void {
    if (showed === "works") state = healthy;
    if (state.is !== "probing") return;
    if (showed === "down") open(Math.min(restMs * 2, rule.longestRestMs));
    else state = { is: "open", until: now(), restMs };
  }

  return {
    ask(call) {
      if (state.is === "closed") return { ok: true, landed: (showed) => landed(showed, call) };
      if (state.is === "probing") return sendAway(rule.probeMs);
      const { until, restMs } = state;
      if (now() < until) return sendAway(until - now());
      state = { is: "probing", restMs };
      return { ok: true, landed: (showed) => probed(showed, restMs) };
    },
  };
}
