import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";

/** A simulated app remembers this many people, so that a long demonstration stays quick. */
const MOST_KEPT = 500;

export interface Known {
  readonly id: string;
  readonly attributes: ValueRecord;
  readonly isNew: boolean;
  readonly state: ValueRecord;
}

/** The person these attributes speak of, changed or made, as Klaviyo finds them: by e-mail, phone or one's own id. */
export function putProfile(given: ValueRecord, now: number, state: ValueRecord): Known {
  const profiles = asRecord(state.profiles);
  const found = Object.entries(profiles).find(([, value]) => isSame(asRecord(value), given));
  const number = asNumber(state.next);
  const id = found?.[0] ?? `01JD9SANDBOX${String(number).padStart(14, "0")}`;
  const at = new Date(now).toISOString();
  const before = asRecord(found?.[1]);
  const attributes: ValueRecord = {
    ...before,
    ...given,
    properties: { ...asRecord(before.properties), ...asRecord(given.properties) },
    created: before.created ?? at,
    updated: at,
  };
  const others = Object.fromEntries(
    Object.entries(profiles)
      .filter(([other]) => other !== id)
      .slice(1 - MOST_KEPT),
  );
  return { id, attributes, isNew: found === undefined, state: { ...state, next: number + 1, profiles: { ...others, [id]: attributes } } };
}

function isSame(known: ValueRecord, given: ValueRecord): boolean {
  const same = (name: string): boolean => asText(given[name]) !== "" && asText(known[name]).toLowerCase() === asText(given[name]).toLowerCase();
  return same("email") || same("phone_number") || same("external_id");
}

/** The state with these people on a list, or off it; `changed` when that is new. */
export function putMembers(list: string, ids: readonly string[], on: boolean, state: ValueRecord): { readonly state: ValueRecord; readonly changed: boolean } {
  const lists = asRecord(state.lists);
  const row = asRecord(lists[list]);
  const before: readonly Value[] = asList(row.members);
  const members = on ? [...new Set([...before, ...ids])] : before.filter((id) => !ids.includes(asText(id)));
  return { state: { ...state, lists: { ...lists, [list]: { ...row, members } } }, changed: members.length !== before.length };
}
