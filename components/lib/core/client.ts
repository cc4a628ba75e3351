import type { FlowEnv } from "#server/flow/analysis.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { MappingResult, MappingScope } from "#server/flow/mapping-compile.ts";
import type { Problem } from "#server/flow/problem.ts";
import type { Shape } from "#server/flow/shape.ts";
import type { Value } from "#server/flow/value.ts";
import { Numbers } from "./numbers.ts";
import type { Answer, Message, Trial } from "./protocol.ts";

/** As much of a `Worker` as is used. */
export interface Thread {
  readonly post: (message: Message) => void;
  readonly end: () => void;
}

export type StartThread = (onAnswer: (answer: Answer) => void, onCrash: () => void) => Thread;

interface TrialAsked extends Trial {
  readonly settle: (result: MappingResult) => void;
}

type Pending =
  | { readonly type: "check"; readonly graph: Graph; readonly env: FlowEnv; readonly settle: (problems: readonly Problem[] | null) => void }
  | {
      readonly type: "scope";
      readonly graph: Graph;
      readonly node: string;
      readonly env: FlowEnv;
      readonly outputs: { readonly [key: string]: Value };
      readonly settle: (scope: MappingScope) => void;
    }
  | { readonly type: "try"; readonly scope: MappingScope; readonly trials: readonly TrialAsked[] };

const stopped: MappingResult = { ok: false, issues: [{ code: "too_many_steps", path: [], params: {} }] };
const LIMIT_MS = { check: 10_000, scope: 3_000, try: 3_000 } as const;

/**
 * Checks flows and tries mappings off the page's own thread, in the order in which they are asked. What takes longer than
 * its limit is stopped by ending the thread: it alone is answered as stopped, the others are asked again of a new one.
 */
export class Core {
  readonly #start: StartThread;
  #thread: Thread | null = null;
  #numbers = new Numbers();
  #id = 0;
  readonly #pending = new Map<number, Pending>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #batch: { readonly scope: MappingScope; readonly trials: TrialAsked[] } | null = null;

  constructor(start: StartThread) {
    this.#start = start;
  }

  /** Null when it had to be stopped. */
  check(graph: Graph, env: FlowEnv): Promise<readonly Problem[] | null> {
    return new Promise((settle) => this.#ask({ type: "check", graph, env, settle }));
  }

  /** Data to try a step's mapping on; empty when it had to be stopped. */
  scope(graph: Graph, node: string, env: FlowEnv, outputs: { readonly [key: string]: Value }): Promise<MappingScope> {
    return new Promise((settle) => this.#ask({ type: "scope", graph, node, env, outputs, settle }));
  }

  /** What a mapping gives. All that is asked in one go and of one scope is sent as one message. */
  try(mapping: Mapping, scope: MappingScope, target?: Shape): Promise<MappingResult> {
    return new Promise((settle) => {
      if (this.#batch !== null && this.#batch.scope !== scope) this.#sendBatch();
      if (this.#batch === null) {
        this.#batch = { scope, trials: [] };
        queueMicrotask(() => this.#sendBatch());
      }
      this.#batch.trials.push({ mapping, target, settle });
    });
  }

  #sendBatch(): void {
    const batch = this.#batch;
    this.#batch = null;
    if (batch !== null) this.#ask({ type: "try", ...batch });
  }

  #ask(pending: Pending): void {
    const id = ++this.#id;
    this.#pending.set(id, pending);
    this.#post(id, pending);
    if (this.#pending.size === 1) this.#watch();
  }

  #post(id: number, pending: Pending): void {
    this.#thread ??= this.#start(
      (answer) => this.#take(answer),
      () => this.#stopFirst(),
    );
    const { post } = this.#thread;
    if (pending.type === "try") {
      const scope = this.#numbers.of(pending.scope, (number) => post({ type: "keepScope", number, scope: pending.scope }));
      post({ type: "try", id, scope, trials: pending.trials.map(({ mapping, target }) => ({ mapping, target })) });
      return;
    }
    const env = this.#numbers.of(pending.env, (number) => post({ type: "keepEnv", number, env: pending.env }));
    if (pending.type === "check") post({ type: "check", id, graph: pending.graph, env });
    else post({ type: "scope", id, graph: pending.graph, node: pending.node, env, outputs: pending.outputs });
  }

  #take(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    this.#watch();
    if (pending?.type === "check" && answer.type === "check") pending.settle(answer.problems);
    if (pending?.type === "scope" && answer.type === "scope") pending.settle(answer.scope);
    if (pending?.type === "try" && answer.type === "try") for (const [index, trial] of pending.trials.entries()) trial.settle(answer.results[index] ?? stopped);
  }

  /** The thread works in order: the first that waits is the one it is at. */
  #watch(): void {
    clearTimeout(this.#timer);
    const [first] = this.#pending.values();
    if (first !== undefined) this.#timer = setTimeout(() => this.#stopFirst(), LIMIT_MS[first.type]);
  }

  #stopFirst(): void {
    this.#thread?.end();
    this.#thread = null;
    this.#numbers = new Numbers();
    const [first, ...others] = this.#pending.values();
    this.#pending.clear();
    if (first !== undefined) for (const again of giveUp(first)) this.#ask(again);
    for (const other of others) this.#ask(other);
    this.#watch();
  }
}

/** Answers it as stopped. Of several trials nobody knows which one it was: they are asked again, each for itself. */
function giveUp(pending: Pending): readonly Pending[] {
  if (pending.type === "check") pending.settle(null);
  else if (pending.type === "scope") pending.settle({});
  else if (pending.trials.length > 1) return pending.trials.map((trial) => ({ ...pending, trials: [trial] }));
  else for (const trial of pending.trials) trial.settle(stopped);
  return [];
}
