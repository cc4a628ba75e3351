import { ERROR, type GraphNode, OUT } from "./graph.ts";
import { portsOf } from "./ports.ts";
import type { Topology, Wire } from "./topology.ts";

/**
 * Under which decisions each step runs, so that it can be said whether one step has surely run when another does.
 *
 * A term is a set of decisions ("branch took port big", "stock check failed") that all must have been made; a step runs if
 * any of its terms holds. A step in which branches come together again runs whatever was decided, and the terms say so:
 * when every port of one step is among otherwise equal terms, they become one term without it.
 */
export interface Certainty {
  /** Whether `before` has surely run whenever `node` runs. `before` must come before `node`. */
  ran(before: number, node: number): boolean;
  /** By which port an action surely was left, when `node` runs; null = not known. */
  leftBy(before: number, node: number): string | null;
  /** Every way out of a step that surely was taken, when `node` runs. */
  taken(node: number): readonly Way[];
}

export interface Way {
  readonly node: number;
  readonly port: string;
}

/** Decisions by number, ascending. */
type Term = readonly number[];

/** More are kept as what they have in common and the step itself: still true, only less is known. */
const MOST_TERMS = 32;

export function certaintyOf(topology: Topology): Certainty {
  const decisions = new Decisions(topology);
  const terms: (readonly Term[])[] = topology.nodes.map(() => []);
  for (const node of topology.order) terms[node] = termsOf(node, topology, terms, decisions);
  const of = (node: number) => terms[node] ?? [];
  return {
    ran: (before, node) => of(node).every((term) => of(before).some((needed) => isWithin(needed, term))),
    leftBy: (before, node) => {
      for (const port of [OUT, ERROR]) {
        const decision = decisions.known(before, port);
        if (decision !== null && of(node).every((term) => term.includes(decision))) return port;
      }
      return null;
    },
    taken: (node) => {
      const [first = [], ...more] = of(node);
      return first.filter((decision) => more.every((term) => term.includes(decision))).flatMap((decision) => decisions.way(decision) ?? []);
    },
  };
}

function termsOf(node: number, topology: Topology, terms: readonly (readonly Term[])[], decisions: Decisions): readonly Term[] {
  const incoming = topology.incoming[node] ?? [];
  if (incoming.length === 0) return [[]];
  const all = incoming.flatMap((wire) => {
    const before = terms[wire.from] ?? [];
    const decision = decisions.of(wire);
    return decision === null ? before : before.map((term) => withDecision(term, decision));
  });
  const few = simplify(all, decisions);
  if (few.length <= MOST_TERMS) return few;
  return [
    withDecision(
      few.reduce((a, b) => a.filter((decision) => b.includes(decision))),
      decisions.ran(node),
    ),
  ];
}

function withDecision(term: Term, decision: number): Term {
  return term.includes(decision) ? term : [...term, decision].sort((a, b) => a - b);
}

function isWithin(few: Term, many: Term): boolean {
  return few.every((decision) => many.includes(decision));
}

function simplify(all: readonly Term[], decisions: Decisions): readonly Term[] {
  let terms = withoutSupersets(all);
  for (let merged = decisions.merge(terms); merged !== null; merged = decisions.merge(terms)) terms = withoutSupersets([...terms, merged]);
  return terms;
}

function withoutSupersets(all: readonly Term[]): readonly Term[] {
  const kept: Term[] = [];
  for (const term of [...all].sort((a, b) => a.length - b.length)) {
    if (!kept.some((shorter) => isWithin(shorter, term))) kept.push(term);
    if (kept.length > MOST_TERMS * 4) break;
  }
  return kept;
}

/** Gives each decision (a step left by a port) a number. */
class Decisions {
  readonly #topology: Topology;
  readonly #numbers = new Map<string, number>();
  readonly #steps: Way[] = [];

  constructor(topology: Topology) {
    this.#topology = topology;
  }

  /** Null when taking that wire says nothing: it is taken whenever the step runs. */
  of(wire: Wire): number | null {
    const node = this.#topology.nodes[wire.from];
    return node !== undefined && this.#decides(node, wire) ? this.#number(wire.from, wire.port) : null;
  }

  ran(node: number): number {
    return this.#number(node, "\u0000ran");
  }

  way(decision: number): Way | undefined {
    return this.#steps[decision];
  }

  known(node: number, port: string): number | null {
    return this.#numbers.get(`${node} ${port}`) ?? null;
  }

  #decides(node: GraphNode, wire: Wire): boolean {
    if (node.kind === "action") return wire.port === ERROR || (node.settings.onError === "route" && this.#hasErrorWire(wire.from));
    return node.kind === "logic" && (node.logic.type === "branch" || node.logic.type === "filter");
  }

  #hasErrorWire(node: number): boolean {
    return this.#topology.outgoing[node]?.some((wire) => wire.port === ERROR) ?? false;
  }

  #number(node: number, port: string): number {
    const name = `${node} ${port}`;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const fresh = this.#steps.length;
    this.#numbers.set(name, fresh);
    this.#steps.push({ node, port });
    return fresh;
  }

  /** A term that several others come to because every port of one step is among them; null when there is none new. */
  merge(terms: readonly Term[]): Term | null {
    if (terms.length < 2) return null;
    for (const term of terms) {
      for (const decision of term) {
        const rest = term.filter((other) => other !== decision);
        if (this.#isWhatever(decision, rest, terms)) return rest;
      }
    }
    return null;
  }

  #isWhatever(decision: number, rest: Term, terms: readonly Term[]): boolean {
    const step = this.#steps[decision];
    const node = this.#topology.nodes[step?.node ?? -1];
    if (step === undefined || node === undefined || (node.kind === "logic" && node.logic.type === "filter")) return false;
    return portsOf(node).every((port) => {
      const other = this.known(step.node, port);
      return other !== null && terms.some((term) => term.length <= rest.length + 1 && isWithin(term, withDecision(rest, other)));
    });
  }
}
