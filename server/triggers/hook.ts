import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type { WorkspaceId } from "#db/ids.ts";
import type { HandshakeRule, ReadRule, SignatureRule, Trigger } from "#server/connectors/contract.ts";
import type { Plan } from "#server/flow/plan.ts";
import type { DedupeRule } from "./dedupe.ts";

/** A hook's address resolved: whose it is, what it starts, and how a delivery is checked. */
export interface Hook {
  readonly triggerId: string;
  readonly workspaceId: WorkspaceId;
  readonly flowId: string;
  readonly version: number;
  readonly plan: Plan;
  readonly rule: HookRule;
  /** The current signing secret, and the one before it while a sender still uses that. */
  readonly secrets: readonly string[];
}

/** How deliveries at an address are read, whatever app sends them. */
export interface HookRule {
  readonly signature: SignatureRule;
  readonly dedupe: DedupeRule;
  readonly topic: NonNullable<Trigger["topic"]> | null;
  readonly handshake?: HandshakeRule;
  /** Deliveries come as a form, not as JSON. */
  readonly form?: true;
  /** How the app writes values, and how many decimals it counts in money. */
  readonly reads?: readonly ReadRule[];
  readonly decimals?: { readonly [currency: string]: number };
  readonly title: string;
  readonly businessKeys: readonly (readonly string[])[];
  /** The app always sends an object; anything else is not its event. */
  readonly objectOnly: boolean;
}

/** As much of an HTTP request as the door reads, so that a sample can come through it without a network. */
export interface HookRequest extends Readable {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** JSON text, with what HTTP needs around it. `cut`: the rest of the request is not wanted; close the connection. */
export interface HookAnswer {
  readonly status: number;
  readonly json: string;
  readonly headers?: { readonly [name: string]: string };
  readonly cut?: true;
  /** The run behind a 2xx; `duplicate` when it was there before. */
  readonly runId?: string;
  readonly duplicate?: true;
}
