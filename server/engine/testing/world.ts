import type { CallFailure } from "#server/connectors/contract.ts";
import type { Plan } from "#server/flow/plan.ts";
import type { Value } from "#server/flow/value.ts";
import { executeRun } from "../execute.ts";
import type { JournalEntry, Ports, PreparedRequest, RunOutcome, StopWish } from "../ports.ts";

/** How the app behaves at one call. `effect`: whether it does what was asked before it answers so. */
export type Behaviour =
  | { readonly answer: "ok" }
  | { readonly answer: CallFailure; readonly effect: boolean }
  /** Nothing is sent. */
  | { readonly answer: "held"; readonly forMs: number };

export const ok: Behaviour = { answer: "ok" };

/** When the process dies: right before or right after its n-th commit or its n-th call. */
export interface CrashPoint {
  readonly at: "beforeCommit" | "afterCommit" | "afterEffect";
  readonly count: number;
}

/** A world with virtual time, one app with an effect ledger, and processes that can die. The journal and the ledger outlive them. */
export interface World {
  readonly durable: JournalEntry[];
  readonly sent: { readonly node: string; readonly key: string; readonly body: string | null; readonly at: number }[];
  /** How many times the app did something for a key. */
  readonly effects: Map<string, number>;
  readonly answers: { readonly status: number; readonly body: Value }[];
  readonly broken: string[];
  /** Runs until the run is over (waits are skipped in time); a crash starts the next process. */
  finish(plan: Plan, options?: { readonly trigger?: Value; readonly crashes?: readonly CrashPoint[] }): Promise<RunOutcome>;
  /** One process, until it ends, waits or dies (null). */
  once(plan: Plan, options?: { readonly trigger?: Value; readonly crash?: CrashPoint; readonly stop?: AbortSignal }): Promise<RunOutcome | null>;
  now(): number;
}

export interface WorldRules {
  /** Behaviour of the n-th call (from 0) of a node; absent = ok. */
  readonly script?: { readonly [node: string]: readonly Behaviour[] };
  /** Nodes whose app drops a repeat of a key it knows. */
  readonly dropsRepeats?: (node: string) => boolean;
  readonly onSend?: (node: string) => void;
  /** How long the calls of a node take, in milliseconds of virtual time; absent = none. */
  readonly takesMs?: (node: string) => number;
  /** Calls of a node land only when this has resolved. */
  readonly until?: (node: string) => Promise<void>;
}

export const order: Value = { yes: true, no: false, name: "#1001" };

export function createWorld(rules: WorldRules = {}): World {
  const durable: JournalEntry[] = [];
  const sent: World["sent"] = [];
  const effects = new Map<string, number>();
  const answers: World["answers"] = [];
  const broken: string[] = [];
  const calls = new Map<string, number>();
  let time = 1_000_000;

  async function once(plan: Plan, options: Parameters<World["once"]>[1] = {}): Promise<RunOutcome | null> {
    let alive = true;
    let die = (): void => undefined;
    const death = new Promise<null>((resolve) => {
      die = () => {
        alive = false;
        resolve(null);
      };
    });
    const count = { beforeCommit: 0, afterCommit: 0, afterEffect: 0 };
    const dies = (at: CrashPoint["at"]): boolean => options.crash?.at === at && ++count[at] === options.crash.count;
    const gone = new Promise<never>(() => undefined);
    let buffered: JournalEntry[] = [];

    async function commit(outcome?: RunOutcome): Promise<void> {
      const mine = buffered;
      await Promise.resolve();
      if (!alive || dies("beforeCommit")) {
        die();
        return gone;
      }
      durable.push(...mine.filter((entry) => !durable.includes(entry)));
      buffered = buffered.filter((entry) => !mine.includes(entry));
      if (outcome === undefined && dies("afterCommit")) die();
      return alive ? undefined : gone;
    }

    function act(node: string, request: PreparedRequest, key: string): Behaviour {
      const nth = calls.get(node) ?? 0;
      calls.set(node, nth + 1);
      const behaviour = rules.script?.[node]?.[nth] ?? ok;
      if (behaviour.answer === "held") return behaviour;
      sent.push({ node, key, body: request.body, at: time });
      const known = effects.get(key) ?? 0;
      const acts = behaviour.answer === "ok" || behaviour.effect;
      if (acts && !(known > 0 && (rules.dropsRepeats?.(node) ?? true))) effects.set(key, known + 1);
      return behaviour;
    }

    const ports: Ports = {
      journal: { add: (entry) => buffered.push(entry), flush: () => commit(), end: (outcome) => commit(outcome) },
      clock: {
        now: () => time,
        sleep: async (ms, signal) => {
          // Whoever is under way lands first.
          await new Promise((resolve) => setImmediate(resolve));
          if (!signal.aborted) time += ms;
        },
        random: () => 0.5,
      },
      apps: {
        prepare: async (step, input, key) => ({
          ok: true,
          request: { method: "POST", url: `http://stub/${step.operation}`, headers: { "idempotency-key": key }, body: JSON.stringify(input) },
        }),
        send: async (step, request) => {
          if (!alive) return gone;
          rules.onSend?.(step.operation);
          const behaviour = act(step.operation, request, request.headers["idempotency-key"] ?? "");
          time += rules.takesMs?.(step.operation) ?? 0;
          await (rules.until?.(step.operation) ?? Promise.resolve());
          if (dies("afterEffect")) die();
          if (!alive) return gone;
          if (behaviour.answer === "held") return { ok: false, held: "breaker", forMs: behaviour.forMs };
          return behaviour.answer === "ok" ? { ok: true, output: { id: step.operation } } : { ok: false, failure: behaviour.answer };
        },
        find: async (step) => {
          if (!alive) return gone;
          const done = sent.find((one) => one.node === step.operation && (effects.get(one.key) ?? 0) > 0);
          return done === undefined ? null : { ok: true, output: { id: step.operation } };
        },
      },
      respond: (answer) => {
        if (alive) answers.push(answer);
      },
      key: (step, generation) => `${step.node}/${step.loopPath}/${generation}`,
      bug: (error) => {
        broken.push(String(error));
        return "bug-1";
      },
      signal: new AbortController().signal,
      stop: options.stop ?? new AbortController().signal,
    };
    return Promise.race([
      death,
      executeRun({ runId: "run", plan, triggerOutput: options.trigger ?? order, entries: [...durable], startedAt: 1_000_000 }, ports),
    ]);
  }

  async function finish(plan: Plan, options: Parameters<World["finish"]>[1] = {}): Promise<RunOutcome> {
    const crashes = [...(options.crashes ?? [])];
    for (let process = 0; process < 200; process += 1) {
      const crash = crashes.shift();
      const outcome = await once(plan, { ...(options.trigger === undefined ? {} : { trigger: options.trigger }), ...(crash === undefined ? {} : { crash }) });
      if (outcome?.status === "waiting") time = Math.max(time, outcome.until);
      else if (outcome !== null) return outcome;
    }
    throw new Error("The run never ends");
  }

  return { durable, sent, effects, answers, broken, finish, once, now: () => time };
}

/** A stop signal that is already given. */
export function stopNow(wish: StopWish): AbortSignal {
  return AbortSignal.abort(wish);
}
