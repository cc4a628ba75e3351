import { getPool } from "#db/client.ts";

/** A known text that must not turn up; the name is for the message. */
export interface Canary {
  readonly name: string;
  readonly text: string;
}

/** Names of the canaries that sing in `haystack`, in any of the forms in which a text travels. */
export function singing(canaries: readonly Canary[], haystack: string): readonly string[] {
  return canaries.flatMap(({ name, text }) => forms(text).flatMap(([form, found]) => (haystack.includes(found) ? [`${name} (${form})`] : [])));
}

/** Base64 of the text at each of the three places it can begin at in a longer one, without the ends that depend on its neighbours. */
function forms(text: string): readonly (readonly [string, string])[] {
  const bytes = Buffer.from(text);
  const inside = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .slice(shift === 0 ? 0 : 4)
      .slice(0, -4),
  );
  return [
    ["clear", text],
    ["hex", bytes.toString("hex")],
    ["URL-encoded", encodeURIComponent(text)],
    ["escaped for JSON", JSON.stringify(text).slice(1, -1)],
    ...inside.flatMap((base64): [string, string][] => [
      ["base64", base64],
      ["base64url", base64.replaceAll("+", "-").replaceAll("/", "_")],
      ["base64 as bytes", Buffer.from(base64).toString("hex")],
    ]),
  ];
}

/** Every row of every table as text, bytes as hex, by table. */
export async function dumpDatabase(): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await getPool().query(
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const dump = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await getPool().query(`select t::text as row from ${name} t`);
    dump.set(name, rows.map(({ row }) => row).join("\n"));
  }
  return dump;
}
