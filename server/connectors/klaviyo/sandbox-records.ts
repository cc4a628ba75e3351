import { asList, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxEntry } from "../contract.ts";

/** Events, newest first, then the people that the simulated account knows. */
export function entries(state: ValueRecord): readonly SandboxEntry[] {
  return [
    ...asList(state.events)
      .map((value, index) => {
        const row = asRecord(value);
        const person = asText(row.email) || asText(row.profile);
        return {
          id: `event-${index}`,
          kind: "event",
          title: `${asText(row.metric)} by ${person}`,
          fields: { Person: person, Value: row.value === null ? "none" : String(row.value) },
        };
      })
      .reverse(),
    ...Object.entries(asRecord(state.profiles))
      .map(([id, value]) => {
        const row = asRecord(value);
        const on = Object.values(asRecord(state.lists)).filter((list) => asList(asRecord(list).members).includes(id));
        const name = [row.first_name, row.last_name].map(asText).filter(Boolean).join(" ");
        const lists = on.map((list) => asText(asRecord(list).name)).join(", ");
        return {
          id,
          kind: "profile",
          title: asText(row.email) || id,
          fields: { Name: name || "none", Lists: lists || "none", Consent: asText(row.consent) || "not given" },
        };
      })
      .reverse(),
  ];
}
