import type { Effect } from "#server/flow/catalog.ts";

/** An account as it may be shown: its secrets are not in it, in any form. Times in milliseconds since 1970. */
export interface AccountRow {
  readonly id: string;
  readonly connector: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly sandbox: boolean;
  readonly health: "working" | "broken";
  readonly allowedEffects: readonly Effect[];
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  /** Flows whose live version uses it. */
  readonly usedBy: readonly { readonly id: string; readonly name: string }[];
}

export type AccountTest = { readonly ok: true; readonly organisation: string | null } | { readonly ok: false; readonly message: string };
