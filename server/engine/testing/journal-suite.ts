import { expect, test } from "vitest";
import { parseJson } from "#server/flow/json.ts";
import type { Value } from "#server/flow/value.ts";
import type { Journal, JournalEntry } from "../ports.ts";

export interface JournalUnderTest {
  readonly journal: Journal;
  /** What a new process would read, in order. */
  readonly durable: () => Promise<readonly JournalEntry[]>;
  /** How the run stands; null while it goes on. */
  readonly status: () => Promise<string | null>;
}

const done = (node: string, output: Value = null): JournalEntry => ({
  type: "succeeded",
  step: { node, loopPath: "" },
  attempt: 1,
  port: "out",
  input: null,
  output,
  startedAt: 1,
  at: 2,
});
const nodes = (entries: readonly JournalEntry[]): string[] => entries.map((entry) => entry.step.node);

/** The promises that every journal keeps. */
export function testJournal(open: () => Promise<JournalUnderTest>): void {
  test("what was added is durable when flush returns, in the order in which it was added", async () => {
    const { journal, durable } = await open();
    journal.add(done("a"));
    journal.add(done("b"));
    await journal.flush();
    journal.add(done("c"));
    expect(nodes(await durable())).toEqual(["a", "b"]);
    await journal.flush();
    expect(nodes(await durable())).toEqual(["a", "b", "c"]);
  });

  test("flushes at the same time lose, double and reorder nothing", async () => {
    const { journal, durable } = await open();
    const names = Array.from({ length: 30 }, (_, index) => `n${index}`);
    await Promise.all(
      names.map(async (name, index) => {
        if (index % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
        journal.add(done(name));
        await journal.flush();
        expect(nodes(await durable())).toContain(name);
      }),
    );
    const written = nodes(await durable());
    expect(written.toSorted()).toEqual(names.toSorted());
    const early = names.filter((_, index) => index % 3 !== 0);
    expect(written.filter((name) => early.includes(name))).toEqual(early);
  });

  test("a flush of nothing is done at once", async () => {
    const { journal } = await open();
    await journal.flush();
    await journal.flush();
  });

  test("the end comes with everything that was added before", async () => {
    const { journal, durable, status } = await open();
    journal.add(done("a"));
    expect(await status()).toBeNull();
    await journal.end({ status: "failed", node: "a", reason: { code: "cancelled" } });
    expect(nodes(await durable())).toEqual(["a"]);
    expect(await status()).toBe("failed");
  });

  test("values come back as they were: digits, zero characters, half characters, prototypes", async () => {
    const { journal, durable } = await open();
    const parsed = parseJson(
      '{"id":12345678901234567890,"price":0.10000000000000000001,"zero":"\\u0000","half":"\\ud800","__proto__":{"a":1},"deep":[[[[{}]]]]}',
    );
    if (!parsed.ok) throw new Error("the sample is no JSON");
    journal.add(done("a", parsed.value));
    await journal.flush();
    const [entry] = await durable();
    expect(entry).toEqual(done("a", parsed.value));
  });
}
