/** What a client sends in one go and the database does in one go: a simple query, or everything up to a Sync. */
export interface Unit {
  readonly bytes: Buffer;
  /** Empty for what is no statement: the greeting, the password. */
  readonly sql: string;
  /** The database makes something durable by it. */
  readonly commits: boolean;
}

/** Cuts one connection's bytes into units. The protocol: https://www.postgresql.org/docs/current/protocol-message-formats.html */
export function unitReader(): (bytes: Buffer) => Unit[] {
  const statements = new Map<string, string>();
  let rest = Buffer.alloc(0);
  let greeted = false;
  let open: Buffer[] = [];
  let sql = "";
  let inTransaction = false;

  function take(message: Buffer, body: Buffer): Unit | null {
    open.push(message);
    const type = greeted ? String.fromCharCode(message[0] ?? 0) : "";
    greeted = true;
    if (type === "Q") sql = textsOf(body)[0] ?? "";
    if (type === "P") statements.set(textsOf(body)[0] ?? "", textsOf(body)[1] ?? "");
    if (type === "B") sql = statements.get(textsOf(body)[1] ?? "") ?? "";
    return ["P", "B", "D", "E", "C", "H"].includes(type) ? null : finish();
  }

  function finish(): Unit {
    const wasInside = inTransaction;
    if (/^\s*begin/i.test(sql)) inTransaction = true;
    if (/^\s*(commit|rollback)/i.test(sql)) inTransaction = false;
    const writes = /^\s*(insert|update|delete|with birth)/i.test(sql);
    const unit = { bytes: Buffer.concat(open), sql, commits: /^\s*commit/i.test(sql) || (writes && !wasInside) };
    open = [];
    sql = "";
    return unit;
  }

  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const units: Unit[] = [];
    for (;;) {
      const head = greeted ? 1 : 0;
      if (rest.length < head + 4) return units;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return units;
      const unit = take(rest.subarray(0, end), rest.subarray(head + 4, end));
      rest = rest.subarray(end);
      if (unit !== null) units.push(unit);
    }
  };
}

/** Whether an answer is complete: its last message is ReadyForQuery. */
export function isReady(bytes: Buffer): boolean {
  const last = bytes.subarray(-6);
  return last[0] === 0x5a && last.readInt32BE(1) === 5;
}

/** The first two texts of a message, each ended by a zero byte. */
function textsOf(body: Buffer): string[] {
  const first = body.indexOf(0);
  const second = body.indexOf(0, first + 1);
  return [body.toString("utf8", 0, first), second === -1 ? "" : body.toString("utf8", first + 1, second)];
}
