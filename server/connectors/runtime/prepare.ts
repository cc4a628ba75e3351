import { checkValue } from "#server/flow/shape-check.ts";
import { isRecord, type Value, type ValueRecord } from "#server/flow/value.ts";
import { connectorMessages as say } from "#server/messages/connectors.ts";
import type { CallFailure, Connector, Operation, PreparedRequest, RequestTemplate } from "../contract.ts";
import { type AppliedAuth, authOf } from "./account.ts";
import { baseUrlOf, wrongVar } from "./address.ts";
import { encodeBody } from "./body.ts";
import { CannotSend } from "./cannot-send.ts";
import { prune } from "./prune.ts";
import { encodeQuery, encodeSegment, headerText } from "./segment.ts";
import { fillText, type Scope } from "./template.ts";

export interface PrepareContext {
  readonly vars: { readonly [name: string]: string };
  /** The idempotency key of the step. */
  readonly key: string;
  /** Which of the connector's ways to sign in: says where placeholders of secrets are shown. */
  readonly auth: string;
}

export type Prepared = { readonly ok: true; readonly request: PreparedRequest } | { readonly ok: false; readonly failure: CallFailure };

/**
 * The exact request of one step: the same input and key give the same bytes. Pure. The input is compared with the
 * operation's shape first; what does not fit, or cannot stand in an address, is `refused` with the field's path.
 */
export function prepareRequest(connector: Connector, operation: Operation, input: Value, context: PrepareContext): Prepared {
  const checked = checkInput(operation, input);
  if (!checked.ok) return checked;
  return build(connector, operation.request, checked.input, context, operation.idempotency.mode === "header" ? operation.idempotency.header : null);
}

/** The look before a repeat, for operations with `findFirst`; null for all others. */
export function prepareFind(connector: Connector, operation: Operation, input: Value, context: PrepareContext): Prepared | null {
  if (operation.idempotency.mode !== "findFirst") return null;
  const checked = checkInput(operation, input);
  return checked.ok ? build(connector, operation.idempotency.find, checked.input, context, null) : checked;
}

/** A call that is no step: lookups, and making an address known. `input` is what its placeholders name. */
export function prepareTemplate(connector: Connector, template: RequestTemplate, context: PrepareContext, input: ValueRecord = {}): Prepared {
  return build(connector, template, input, context, null);
}

function checkInput(
  operation: Operation,
  input: Value,
): { readonly ok: true; readonly input: ValueRecord } | { readonly ok: false; readonly failure: CallFailure } {
  const pruned = prune(operation.input, input);
  if (!isRecord(pruned)) return refused(say.notARecord);
  const [issue] = checkValue(operation.input, pruned, { closed: true });
  return issue === undefined ? { ok: true, input: pruned } : refused(say.field[issue.code], issue.path.join("."));
}

function build(connector: Connector, template: RequestTemplate, input: ValueRecord, context: PrepareContext, keyHeader: string | null): Prepared {
  const wrong = wrongVar(connector, context.vars);
  if (wrong !== null) return refused(say.incomplete(wrong.title));
  try {
    return fill(connector, template, { input, vars: context.vars, key: context.key, decimals: connector.decimals ?? {} }, context, keyHeader);
  } catch (error) {
    if (error instanceof CannotSend) return refused(say.field[error.fault], error.field);
    throw error;
  }
}

function fill(connector: Connector, template: RequestTemplate, scope: Scope, context: PrepareContext, keyHeader: string | null): Prepared {
  const path = fillText(template.path, scope, encodeSegment);
  if (path === undefined) return refused(say.inPath, fieldOf(template.path, scope));
  const query = queryText(template.query ?? {}, scope);
  if (query === undefined) return refused(say.inPath);
  const headers = fillHeaders({ ...connector.headers, ...template.headers }, scope);
  if (headers === undefined) return refused(say.inPath);
  const body = template.body === undefined ? null : encodeBody(template.body, scope);
  return {
    ok: true,
    request: {
      method: template.method,
      url: baseUrlOf(connector, context.vars) + path + query,
      headers: {
        ...headers,
        ...(body === null ? {} : { "content-type": body.contentType }),
        ...(keyHeader === null ? {} : { [keyHeader]: context.key }),
        ...shownSecrets(authOf(connector, context.auth)),
      },
      body: body?.text ?? null,
    },
  };
}

/** A parameter without a value is left out; one that cannot be sent stops the call. */
function queryText(query: { readonly [name: string]: string }, scope: Scope): string | undefined {
  const parts: string[] = [];
  for (const [name, template] of Object.entries(query)) {
    const raw = fillText(template, scope, (text) => text);
    if (raw === undefined) continue;
    const value = encodeQuery(raw);
    if (value === undefined) return undefined;
    parts.push(`${name}=${value}`);
  }
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

function fillHeaders(templates: { readonly [name: string]: string }, scope: Scope): { readonly [name: string]: string } | undefined {
  const entries: [string, string][] = [];
  for (const [name, template] of Object.entries(templates)) {
    const value = fillText(template, scope, headerText);
    if (value === undefined) return undefined;
    entries.push([name.toLowerCase(), value]);
  }
  return Object.fromEntries(entries);
}

/** Shown in history where a secret goes. The egress door writes its own over them; they are never filled in here. */
function shownSecrets(auth: AppliedAuth | null): { readonly [name: string]: string } {
  if (auth === null) return {};
  const basic = auth.apply.basic === undefined ? {} : { authorization: "Basic {secret}" };
  return { ...auth.apply.headers, ...basic };
}

/** Which placeholder of an address has no usable value. */
function fieldOf(template: string, scope: Scope): string {
  const names = [...template.matchAll(/\{(?:\w+:)?input\.([A-Za-z0-9_.]+)(?:\|\w+)?\}/g)];
  const bad = names.find(([placeholder]) => fillText(placeholder, scope, encodeSegment) === undefined);
  return bad?.[1] ?? "";
}

function refused(message: string, field?: string): { readonly ok: false; readonly failure: CallFailure } {
  return { ok: false, failure: field === undefined ? { kind: "refused", message } : { kind: "refused", message, field } };
}
