import { randomUUID } from "node:crypto";
import { getTRPCErrorFromUnknown, type TRPCDefaultErrorShape, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { AppError, type AppErrorKind, assertNever } from "#server/errors.ts";
import { log } from "#server/log.ts";
import { type ErrorMessage, errorMessage } from "#server/messages/errors.ts";

/** What a client gets of an error beside its sentence: never a stack, a query or a value. */
export interface ErrorView extends ErrorMessage {
  readonly code: string;
  readonly params: { readonly [name: string]: string };
}

/** Puts a transport code on an error of ours; an error nobody foresaw gets a number that finds it in the log. */
export function toTransport(error: TRPCError): TRPCError {
  const { cause } = error;
  if (cause instanceof AppError) return transportError(cause);
  if (error.code !== "INTERNAL_SERVER_ERROR") return error;
  const id = randomUUID();
  log("api").error({ err: cause ?? error, id }, "a procedure failed on our side");
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: new AppError("invalid", "bug", { id }) });
}

/** An error of a room with its transport code. */
export function transportError(error: AppError): TRPCError {
  return new TRPCError({ code: transportCode(error.kind), cause: error });
}

/** A stream whose errors have transport codes too: they are thrown long after the procedure has returned. */
export async function* guarded<T>(stream: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* stream;
  } catch (error) {
    throw toTransport(getTRPCErrorFromUnknown(error));
  }
}

interface Failure {
  readonly error: TRPCError;
  readonly shape: TRPCDefaultErrorShape;
}

/** The error as it goes over the wire. */
export function shapeError({ error, shape }: Failure) {
  const view = viewOf(error);
  const { code, httpStatus, path } = shape.data;
  return { code: shape.code, message: `${view.what} ${view.why}`, data: { code, httpStatus, path, error: view } };
}

function viewOf(error: TRPCError): ErrorView {
  const { code, params } = appErrorOf(error);
  return { code, params, ...errorMessage(code, params) };
}

function appErrorOf(error: TRPCError): { code: string; params: { readonly [name: string]: string } } {
  const { cause } = error;
  if (cause instanceof AppError) return cause;
  if (cause instanceof ZodError) return { code: "input_not_usable", params: { fields: fieldsOf(cause) } };
  if (error.code === "NOT_FOUND") return { code: "not_found", params: {} };
  if (error.code === "INTERNAL_SERVER_ERROR") return { code: "bug", params: {} };
  return { code: "input_not_usable", params: { fields: "It could not be read." } };
}

/** Names the fields and what is expected of them, never what was sent. */
function fieldsOf(error: ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "request"}: ${issue.message}`)
    .join("; ");
}

function transportCode(kind: AppErrorKind): TRPCError["code"] {
  switch (kind) {
    case "not_found":
      return "NOT_FOUND";
    case "forbidden":
      return "FORBIDDEN";
    case "conflict":
      return "CONFLICT";
    case "invalid":
      return "BAD_REQUEST";
    case "too_large":
      return "PAYLOAD_TOO_LARGE";
    case "busy":
      return "TOO_MANY_REQUESTS";
    case "unauthenticated":
      return "UNAUTHORIZED";
    case "unsupported":
      return "NOT_IMPLEMENTED";
    default:
      return assertNever(kind);
  }
}
