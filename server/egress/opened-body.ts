import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

const openers = { gzip: promisify(gunzip), "x-gzip": promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) } as const;

/** What we say that we can open. */
export const acceptEncoding = "gzip, br";

/** The body as it was before it was packed; null when it is broken, packed in an unknown way, or larger than `maxBytes` once opened. */
export async function openBody(body: Buffer, encoding: string | undefined, maxBytes: number): Promise<Buffer | null> {
  const name = (encoding ?? "").trim().toLowerCase();
  if (name === "" || name === "identity") return body;
  if (!isKnown(name)) return null;
  if (body.length === 0) return body;
  try {
    return await openers[name](body, { maxOutputLength: maxBytes });
  } catch {
    return null;
  }
}

function isKnown(name: string): name is keyof typeof openers {
  return Object.hasOwn(openers, name);
}
