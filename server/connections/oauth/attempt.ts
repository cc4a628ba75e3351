import { type AttemptRow, findAttempt, takeChoice, updateAttempt } from "#db/queries/connect-attempts.ts";
import { findConnection } from "#db/queries/connections.ts";
import type { Access } from "#server/auth/access.ts";
import { AppError, assertNever } from "#server/errors.ts";
import { connectorOf } from "../connector.ts";
import { textsOf } from "../vault.ts";
import { advance, type Decision } from "./advance.ts";
import { sessionOf } from "./begin.ts";
import { type ConnectFailure, connectFailures } from "./failure.ts";
import { openHeld } from "./sealed.ts";

/** Where a sign-in stands; nothing of what the app gave is in it. */
export type AttemptView = {
  readonly id: string;
  readonly connector: string;
  readonly app: string;
  readonly purpose: AttemptRow["purpose"];
  readonly sandbox: boolean;
  readonly account: string;
} & AttemptState;

export type AttemptState =
  | { readonly status: "pending" }
  /** The sign-in reaches several organisations: a person picks one. */
  | { readonly status: "choose"; readonly choices: readonly { readonly value: string; readonly title: string }[] }
  /** Not everything was granted; `missing` in words. */
  | { readonly status: "partial"; readonly missing: readonly string[] }
  | { readonly status: "connected"; readonly organisation: string | null; readonly name: string }
  /** `organisation`: the one that was signed in to, for `wrong_organisation`; `before`: the one that the account belongs to. */
  | { readonly status: "failed"; readonly failure: ConnectFailure; readonly organisation: string | null; readonly before: string | null };

/** A sign-in of this session. @throws AppError not_found */
export async function readAttempt(access: Access, id: string): Promise<AttemptView> {
  const row = await findAttempt(access.workspaceId, id, sessionOf(access));
  if (row === null) throw new AppError("not_found", "not_found");
  return viewOf(row);
}

/** A person's answer to a choice. @throws AppError not_found, or conflict (`connect_over`) */
export async function decideAttempt(access: Access, id: string, decision: Decision): Promise<AttemptView> {
  const session = sessionOf(access);
  if ((await findAttempt(access.workspaceId, id, session)) === null) throw new AppError("not_found", "not_found");
  const row = await takeChoice(access.workspaceId, id, session);
  if (row === null || row.held === null) throw new AppError("conflict", "connect_over");
  try {
    await advance(access, row, await openHeld(access.workspaceId, id, row.held), decision);
  } catch (error) {
    await updateAttempt(access.workspaceId, id, { status: "failed", failure: "bug", held: null });
    throw error;
  }
  return readAttempt(access, id);
}

async function viewOf(row: AttemptRow): Promise<AttemptView> {
  const { id, connector, purpose, sandbox, connectionId } = row;
  return { id, connector, app: connectorOf(connector).title, purpose, sandbox, account: connectionId, ...(await stateOf(row)) };
}

async function stateOf(row: AttemptRow): Promise<AttemptState> {
  switch (row.status) {
    case "pending":
    case "exchanging":
      return { status: "pending" };
    case "choose":
      return { status: "choose", choices: choicesOf(row.choices ?? "[]") };
    case "partial":
      return { status: "partial", missing: (row.missing ?? []).map((scope) => connectorOf(row.connector).scopes?.[scope] ?? scope) };
    case "connected": {
      const account = await findConnection(row.workspaceId, row.connectionId);
      return { status: "connected", organisation: row.organisation, name: account?.name ?? "" };
    }
    case "failed": {
      const account = row.purpose === "connect" ? null : await findConnection(row.workspaceId, row.connectionId);
      const failure = connectFailures.find((known) => known === row.failure) ?? "bug";
      return { status: "failed", failure, organisation: row.organisation, before: account?.organisation ?? null };
    }
    default:
      return assertNever(row.status);
  }
}

function choicesOf(text: string): readonly { readonly value: string; readonly title: string }[] {
  const read: unknown = JSON.parse(text);
  if (!Array.isArray(read)) return [];
  return read.map((row: unknown) => textsOf(row)).map(({ value = "", title = "" }) => ({ value, title }));
}
