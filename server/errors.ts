/** The application's error kinds. `server/api` maps them to transport errors once; the sentence comes from `server/messages`. */
export type AppErrorKind = "not_found" | "forbidden" | "conflict" | "invalid" | "too_large" | "busy" | "unauthenticated" | "unsupported";

export class AppError extends Error {
  readonly kind: AppErrorKind;
  /** Key of the message; params fill it. */
  readonly code: string;
  readonly params: { readonly [name: string]: string };

  constructor(kind: AppErrorKind, code: string, params: { readonly [name: string]: string } = {}) {
    super(code);
    this.kind = kind;
    this.code = code;
    this.params = params;
  }
}

/** Closes a switch over our own unions: a new arm does not compile until every place has decided. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
