import type { Shape } from "./shape.ts";
import type { Value } from "./value.ts";

/** What the core and the browser know of the apps: data only, no code, no secret. Made by `server/connectors/catalog.ts`. */
export interface Catalog {
  readonly connectors: { readonly [id: string]: CatalogConnector };
}

export interface CatalogConnector {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly category: string;
  /** simple-icons slug; null = two-letter monogram. */
  readonly icon: string | null;
  readonly monogram: string;
  readonly auth: readonly CatalogAuth[];
  readonly operations: { readonly [id: string]: CatalogOperation };
  readonly triggers: { readonly [id: string]: CatalogTrigger };
  readonly hosts: readonly string[];
  /** What each permission allows, as the end of "Patchbay will be able to …"; absent for apps that know none. */
  readonly scopes?: { readonly [scope: string]: string };
}

export interface CatalogAuth {
  readonly id: string;
  readonly kind: "oauth2" | "apiKey" | "basic" | "clientCredentials" | "none";
  readonly title: string;
  /** What a person types in, secrets marked in the shape. */
  readonly fields: Shape;
  readonly help?: string;
}

export type Effect = "read" | "create" | "update" | "upsert" | "delete";
export type Idempotency = "header" | "natural" | "findFirst" | "none";

export interface CatalogOperation {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly input: Shape;
  readonly output: Shape;
  readonly sampleInput: Value;
  readonly sample: Value;
  readonly effect: Effect;
  readonly scopes: readonly string[];
  readonly idempotency: Idempotency;
}

export interface CatalogTrigger {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly kind: "webhook" | "poll";
  readonly output: Shape;
  readonly sample: Value;
  readonly scopes: readonly string[];
}

/** An account as the checker sees it. */
export interface CatalogConnection {
  readonly id: string;
  readonly connector: string;
  readonly name: string;
  readonly sandbox: boolean;
  readonly health: "working" | "broken";
  readonly allowedEffects: readonly Effect[];
  /** Granted; null where the app knows no permissions, or nobody had to grant them. */
  readonly scopes: readonly string[] | null;
}
