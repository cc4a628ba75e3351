"use client";
import { useEffect } from "react";
import type { Catalog, CatalogConnection } from "#server/flow/catalog.ts";
import type { EditorStore } from "../store/editor-store.ts";
import type { AccountRow } from "./api-types.ts";

/** Keeps the store's picture of apps and accounts; a new account shows up in every step at once. */
export function useEnv(store: EditorStore, catalog: Catalog, accounts: readonly AccountRow[]): void {
  useEffect(() => store.getState().setEnv({ catalog, connections: accounts.map(connectionOfRow) }), [store, catalog, accounts]);
}

/** An account as the checker sees it. */
export function connectionOfRow(row: AccountRow): CatalogConnection {
  const { id, connector, name, sandbox, health, allowedEffects, scopes } = row;
  return { id, connector, name, sandbox, health, allowedEffects, scopes };
}
