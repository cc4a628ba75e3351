import type { WorkspaceId } from "#db/ids.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { open, seal } from "#server/sealing/seal.ts";
import { textsOf } from "../vault.ts";
import type { Organisation } from "./discover.ts";

const place = (workspaceId: WorkspaceId, attempt: string, field: "verifier" | "held"): string => `connect-attempt|${workspaceId}|${attempt}|${field}`;

/** What is kept of a sign-in while a person still has to choose. */
export interface Held {
  readonly secrets: { readonly [name: string]: string };
  readonly vars: { readonly [name: string]: string };
  readonly seconds: number | null;
  /** When `seconds` began to run, in milliseconds since 1970. */
  readonly at: number;
  readonly granted: readonly string[] | null;
  readonly organisations: readonly Organisation[];
}

export async function sealVerifier(workspaceId: WorkspaceId, attempt: string, verifier: string): Promise<Buffer> {
  return seal(await workspaceKey(workspaceId), place(workspaceId, attempt, "verifier"), Buffer.from(verifier));
}

export async function openVerifier(workspaceId: WorkspaceId, attempt: string, sealed: Buffer): Promise<string> {
  return open(await workspaceKey(workspaceId), place(workspaceId, attempt, "verifier"), sealed).toString();
}

export async function sealHeld(workspaceId: WorkspaceId, attempt: string, held: Held): Promise<Buffer> {
  return seal(await workspaceKey(workspaceId), place(workspaceId, attempt, "held"), Buffer.from(JSON.stringify(held)));
}

export async function openHeld(workspaceId: WorkspaceId, attempt: string, sealed: Buffer): Promise<Held> {
  const read: unknown = JSON.parse(open(await workspaceKey(workspaceId), place(workspaceId, attempt, "held"), sealed).toString());
  return heldOf(read);
}

/** Sealed by us, so of this form; the seal is what vouches for it. */
function heldOf(value: unknown): Held {
  const { secrets, vars, seconds, at, granted, organisations } = Object.assign(
    { secrets: {}, vars: {}, seconds: null, at: 0, granted: null, organisations: [] },
    value,
  );
  return { secrets: textsOf(secrets), vars: textsOf(vars), seconds, at, granted, organisations };
}
