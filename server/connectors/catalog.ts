import type { Catalog, CatalogAuth, CatalogConnector, CatalogOperation, CatalogTrigger } from "#server/flow/catalog.ts";
import type { ObjectShape, Shape } from "#server/flow/shape.ts";
import type { Auth, Connector, Operation, Trigger } from "./contract.ts";
import { connectors } from "./index.ts";

/** What the core and the browser may know of every app: data only, no code, no secret. */
export function buildCatalog(): Catalog {
  return { connectors: mapValues(connectors, describe) };
}

function describe(connector: Connector): CatalogConnector {
  return {
    id: connector.id,
    version: connector.version,
    title: connector.title,
    category: connector.category,
    icon: connector.icon,
    monogram: connector.monogram,
    auth: connector.auth.map((auth) => describeAuth(auth, connector)),
    operations: mapValues(connector.operations, describeOperation),
    triggers: mapValues(connector.triggers, describeTrigger),
    hosts: [hostOf(connector.baseUrl), ...connector.allowedHosts],
    ...(connector.scopes === undefined ? {} : { scopes: connector.scopes }),
  };
}

/** The vars that have to be typed, then the secrets: one form. */
function describeAuth(auth: Auth, connector: Connector): CatalogAuth {
  const asked = auth.kind === "apiKey" ? varShapes(connector, Object.keys(auth.varsFrom ?? {})) : {};
  switch (auth.kind) {
    case "apiKey": {
      const fields: ObjectShape = {
        type: "object",
        properties: { ...asked, ...auth.fields.properties },
        required: [...Object.keys(asked), ...(auth.fields.required ?? [])],
      };
      return { id: auth.id, kind: "apiKey", title: auth.title, fields, help: auth.help };
    }
    case "oauth2":
      return { id: auth.id, kind: "oauth2", title: `Sign in with ${connector.title}`, fields: { type: "object", properties: {} } };
    case "none":
      return { id: auth.id, kind: "none", title: "No sign-in", fields: { type: "object", properties: {} } };
  }
}

function varShapes(connector: Connector, known: readonly string[]): { readonly [name: string]: Shape } {
  const entries = Object.entries(connector.vars).filter(([name]) => !known.includes(name));
  return Object.fromEntries(
    entries.map(([name, rule]) => [
      name,
      { type: "string", title: rule.title, description: [rule.help, `For example ${rule.example}`].filter(Boolean).join(" ") },
    ]),
  );
}

function describeOperation(operation: Operation): CatalogOperation {
  const { id, title, description, input, output, sampleInput, sample, effect, scopes } = operation;
  const { mode } = operation.idempotency;
  // Where the key stands is between the app and us; for a plan it is sent, and the app knows it again.
  const idempotency = mode === "body" ? "header" : mode;
  return { id, title, description, input, output, sampleInput, sample, effect, scopes, idempotency };
}

function describeTrigger(trigger: Trigger): CatalogTrigger {
  const { id, title, description, kind, output, sample, scopes } = trigger;
  return { id, title, description, kind, output, sample, scopes };
}

/** `https://{vars.shop}.myshopify.com/admin` → `{shop}.myshopify.com`. */
function hostOf(baseUrl: string): string {
  const rest = baseUrl.replace(/^https:\/\//, "").replaceAll("{vars.", "{");
  return rest.split("/")[0] ?? rest;
}

function mapValues<A, B>(record: { readonly [key: string]: A }, change: (value: A) => B): { readonly [key: string]: B } {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
