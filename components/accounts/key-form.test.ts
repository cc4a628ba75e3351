import { expect, it } from "vitest";
import type { CatalogAuth, CatalogConnector, CatalogOperation, Effect } from "#server/flow/catalog.ts";
import { effectsOf, keyFields, missingFields, readTyped } from "./key-form.ts";

const auth: CatalogAuth = {
  id: "token",
  kind: "apiKey",
  title: "Access token",
  fields: {
    type: "object",
    properties: {
      shop: { type: "string", title: "Shop name", description: "For example bell-and-co" },
      accessToken: { type: "string", title: "API access token", secret: true },
      note: { type: "string" },
    },
    required: ["shop", "accessToken"],
  },
};

it("reads the form off the definition", () => {
  expect(keyFields(auth)).toEqual([
    { name: "shop", label: "Shop name", hint: "For example bell-and-co", secret: false, required: true },
    { name: "accessToken", label: "API access token", hint: null, secret: true, required: true },
    { name: "note", label: "note", hint: null, secret: false, required: false },
  ]);
});

it("trims what was pasted and keeps secrets apart", () => {
  const form = new FormData();
  form.set("shop", "bell");
  form.set("accessToken", "  shpat_1 \n");
  form.set("note", " ");
  expect(readTyped(keyFields(auth), form)).toEqual({ vars: { shop: "bell" }, secrets: { accessToken: "shpat_1" } });
});

it("asks for what is missing by its own name", () => {
  expect(missingFields(keyFields(auth), { vars: {}, secrets: {} })).toEqual({ shop: "Enter shop name.", accessToken: "Enter API access token." });
});

it("lists effects from harmless to not, and reading always", () => {
  const operation = (id: string, effect: Effect): CatalogOperation => ({
    id,
    title: id,
    description: "",
    input: { type: "unknown" },
    output: { type: "unknown" },
    sampleInput: {},
    sample: {},
    effect,
    scopes: [],
    idempotency: "none",
  });
  const connector: CatalogConnector = {
    id: "x",
    version: 1,
    title: "X",
    category: "shop",
    icon: null,
    monogram: "X",
    auth: [auth],
    operations: { drop: operation("Drop", "delete"), make: operation("Make", "create") },
    triggers: {},
    hosts: [],
  };
  expect(effectsOf(connector)).toEqual([
    { effect: "read", operations: [] },
    { effect: "create", operations: ["Make"] },
    { effect: "delete", operations: ["Drop"] },
  ]);
});
