/**
 * PostgreSQL's binary form of arrays, for the one statement that writes thousands of rows a second: a Buffer parameter is
 * sent as it is, while an array of ours would be quoted into text here and parsed again there.
 */
const OID = { bytea: 17, int4: 23, text: 25, timestamptz: 1184, uuid: 2950 } as const;
const HEAD = 12;
const DIMENSION = 8;
/** Microseconds between 1970 and PostgreSQL's own zero, the year 2000. */
const EPOCH_2000_MS = 946_684_800_000;
const TWO_32 = 4_294_967_296;

export function uuidArray(ids: readonly (string | null)[]): Buffer {
  return fixed(OID.uuid, 16, ids, (buffer, at, id) => {
    buffer.write(id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24), at, "hex");
  });
}

export function intArray(numbers: readonly (number | null)[]): Buffer {
  return fixed(OID.int4, 4, numbers, (buffer, at, number) => buffer.writeInt32BE(number, at));
}

/** Milliseconds since 1970. */
export function timeArray(times: readonly (number | null)[]): Buffer {
  return fixed(OID.timestamptz, 8, times, (buffer, at, ms) => {
    const microseconds = (Math.round(ms) - EPOCH_2000_MS) * 1_000;
    buffer.writeInt32BE(Math.floor(microseconds / TWO_32), at);
    buffer.writeUInt32BE(((microseconds % TWO_32) + TWO_32) % TWO_32, at + 4);
  });
}

export function textArray(texts: readonly (string | null)[]): Buffer {
  return bytesOf(
    OID.text,
    texts.map((text) => (text === null ? null : Buffer.from(text))),
  );
}

export function byteaArray(values: readonly (Buffer | null)[]): Buffer {
  return bytesOf(OID.bytea, values);
}

function fixed<T>(oid: number, size: number, items: readonly (T | null)[], write: (buffer: Buffer, at: number, item: T) => void): Buffer {
  const present = items.reduce((count: number, item) => count + (item === null ? 0 : 1), 0);
  const buffer = opened(oid, items.length, present < items.length, 4 * items.length + size * present);
  let at = HEAD + DIMENSION;
  for (const item of items) {
    at = buffer.writeInt32BE(item === null ? -1 : size, at);
    if (item === null) continue;
    write(buffer, at, item);
    at += size;
  }
  return buffer;
}

function bytesOf(oid: number, items: readonly (Buffer | null)[]): Buffer {
  const size = items.reduce((sum, item) => sum + 4 + (item?.length ?? 0), 0);
  const buffer = opened(oid, items.length, items.includes(null), size);
  let at = HEAD + DIMENSION;
  for (const item of items) {
    at = buffer.writeInt32BE(item?.length ?? -1, at);
    if (item !== null) at += item.copy(buffer, at);
  }
  return buffer;
}

/** An array without elements has no dimension at all. */
function opened(oid: number, length: number, hasNull: boolean, size: number): Buffer {
  const buffer = Buffer.allocUnsafe(length === 0 ? HEAD : HEAD + DIMENSION + size);
  buffer.writeInt32BE(length === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(hasNull ? 1 : 0, 4);
  buffer.writeInt32BE(oid, 8);
  if (length === 0) return buffer;
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
  return buffer;
}
