import type { HookRequest } from "./hook.ts";
/** Bytes of bodies that are being read or stored now, over all hooks: many at once must not fill the memory. */
export interface ByteBudget {
  readonly most: number;
  used: number;
}

export type ReadBody =
  | { readonly ok: true; readonly bytes: Buffer }
  /** `gone`: the sender hung up; nobody reads an answer. */
  | { readonly ok: false; readonly why: "tooLarge" | "busy" | "gone" };

/**
 * Reads a body and stops at the first byte over `limit`, whatever its length header says or leaves out.
 * The bytes count against `budget` until the caller gives them back.
 */
export function readBody(request: HookRequest, limit: number, budget: ByteBudget): Promise<ReadBody> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return Promise.resolve({ ok: false, why: "tooLarge" });
  const { promise, resolve } = Promise.withResolvers<ReadBody>();
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = (result: ReadBody): void => {
    request.off("data", take).off("end", done).off("close", gone).off("error", gone);
    if (!result.ok) budget.used -= size;
    resolve(result);
  };
  const take = (chunk: Buffer): void => {
    size += chunk.length;
    budget.used += chunk.length;
    chunks.push(chunk);
    if (size > limit) stop("tooLarge");
    else if (budget.used > budget.most) stop("busy");
  };
  const stop = (why: "tooLarge" | "busy"): void => {
    request.pause();
    finish({ ok: false, why });
  };
  const done = (): void => finish({ ok: true, bytes: join(chunks) });
  const gone = (): void => finish({ ok: false, why: "gone" });
  request.on("data", take).on("end", done).on("close", gone).on("error", gone);
  return promise;
}

function join(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
}
