import { isIPv4, isIPv6 } from "node:net";
import type { WorkspaceId } from "#db/ids.ts";
import type { TrafficRow } from "#db/queries/traffic.ts";

/** Networks that are counted apart for one hook in one minute; a flood from everywhere must not fill the memory. */
const MOST_SOURCES = 20;
const MINUTE = 60_000;

export type TrafficKind = "accepted" | "duplicate" | "refused" | "limited";

type Counting = { -readonly [Key in keyof TrafficRow]: TrafficRow[Key] };

/** Counts what comes in, in memory, until it is taken. */
export class TrafficCount {
  readonly #rows = new Map<string, Counting>();
  readonly #sources = new Map<string, number>();

  /** `now` in milliseconds since 1970. */
  add(hook: { readonly workspaceId: WorkspaceId; readonly triggerId: string }, address: string, kind: TrafficKind, now: number): void {
    const minute = now - (now % MINUTE);
    const network = networkOf(address);
    const row = this.#rows.get(keyOf(hook.triggerId, minute, network)) ?? this.#begin(hook, minute, network);
    row[kind] += 1;
  }

  /** Everything counted since the last time; the count begins anew. */
  take(): readonly TrafficRow[] {
    const rows = [...this.#rows.values()];
    this.#rows.clear();
    this.#sources.clear();
    return rows;
  }

  #begin({ workspaceId, triggerId }: { readonly workspaceId: WorkspaceId; readonly triggerId: string }, minute: number, network: string): Counting {
    const place = `${triggerId}|${minute}`;
    const known = this.#sources.get(place) ?? 0;
    const source = known < MOST_SOURCES ? network : "other";
    const key = keyOf(triggerId, minute, source);
    const found = this.#rows.get(key);
    if (found !== undefined) return found;
    const row = { workspaceId, triggerId, minute, source, accepted: 0, duplicate: 0, refused: 0, limited: 0 };
    this.#sources.set(place, known + 1);
    this.#rows.set(key, row);
    return row;
  }
}

function keyOf(triggerId: string, minute: number, source: string): string {
  return `${triggerId}|${minute}|${source}`;
}

/** The network of an address, /24 or /48: enough to see where a flood comes from, too little to be about a person. */
export function networkOf(address: string): string {
  const plain = address.startsWith("::ffff:") ? address.slice(7) : address;
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  if (!isIPv6(plain)) return plain === "sample" ? plain : "unknown";
  const [head = ""] = plain.split("%");
  const [left = "", right] = head.split("::");
  const groups = left.split(":").filter((group) => group !== "");
  // `a::b` has its zeros in the middle; the first three groups decide.
  const first = right === undefined ? groups : [...groups, "0", "0", "0"];
  return `${first.slice(0, 3).join(":")}::/48`;
}
