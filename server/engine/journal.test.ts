import { testJournal } from "./testing/journal-suite.ts";
import { createMemoryJournal } from "./testing/memory-journal.ts";

testJournal(async () => {
  const journal = createMemoryJournal();
  return { journal, durable: async () => [...journal.durable], status: async () => journal.outcome?.status ?? null };
});
