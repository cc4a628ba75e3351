import { getPool } from "#db/client.ts";

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
