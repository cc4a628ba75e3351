import type { Value } from "#server/flow/value.ts";
import type { Ports } from "./ports.ts";

export interface Answer {
  readonly status: number;
  readonly body: Value;
}

/** Holds the answer to the webhook back until what it tells is durable. */
export interface Answers {
  add(answer: Answer): void;
  sendWhenDurable(): void;
  /** For the moment right after the run's end is durable. */
  sendNow(): void;
}

export function createAnswers(ports: Ports): Answers {
  let held: Answer[] = [];

  function sendAll(answers: readonly Answer[]): void {
    for (const answer of answers) ports.respond(answer);
  }

  return {
    add(answer) {
      held.push(answer);
    },
    sendWhenDurable() {
      if (held.length === 0) return;
      const going = held;
      held = [];
      // A lost lease shows itself to the walk at its next own write; here it only means that nothing is answered.
      ports.journal.flush().then(
        () => sendAll(going),
        () => undefined,
      );
    },
    sendNow() {
      sendAll(held);
      held = [];
    },
  };
}
