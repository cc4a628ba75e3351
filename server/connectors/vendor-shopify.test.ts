import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema, getOperationAST, getVariableValues, Kind, parse, type SelectionSetNode, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { isList, isRecord, type Value, type ValueRecord } from "#server/flow/value.ts";
import type { Operation, RequestTemplate } from "./contract.ts";
import { prepareFind, prepareRequest, prepareTemplate } from "./runtime/prepare.ts";
import { shopify } from "./shopify/index.ts";
import { findSpecs, sent } from "./vendor-check.ts";
import { fullInput, rounded } from "./vendor-specs.ts";

const found = findSpecs();
const word = found === null ? " (skipped: the vendors' descriptions are not beside this checkout)" : "";
const context = { vars: shopify.sandbox.vars, key: "0123456789abcdef", auth: "admin_token" };
const known: ReadonlyMap<string, Operation> = new Map(Object.entries(shopify.operations));

interface Asked {
  readonly query: string;
  readonly variables: { readonly [name: string]: unknown };
}

function bodyOf(prepared: ReturnType<typeof prepareRequest> | null): Asked {
  if (prepared?.ok !== true || prepared.request.body === null) throw new Error("nothing was prepared");
  return JSON.parse(prepared.request.body);
}

function complaints(schema: GraphQLSchema, { query, variables }: Asked): readonly string[] {
  const document = parse(query);
  const wrong = validate(schema, document).map(({ message }) => message);
  const operation = getOperationAST(document);
  const read = getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
  return [...wrong, ...(read.errors ?? []).map(({ message }) => message)];
}

/** Fields that an answer holds and nobody asked for, and those that were asked for and are not there. */
function differs(selection: SelectionSetNode, value: Value | undefined, path: string): readonly string[] {
  if (value === null) return [];
  if (value !== undefined && isList(value)) return value.flatMap((item) => differs(selection, item, path));
  if (value === undefined || !isRecord(value)) return [`${path} is no object`];
  const asked = selection.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one] : []));
  const names = asked.map(({ name }) => name.value);
  const strangers = Object.keys(value).filter((name) => !names.includes(name));
  const missing = names.filter((name) => !Object.hasOwn(value, name));
  const inner = asked.flatMap(({ name, selectionSet }) =>
    selectionSet === undefined ? [] : differs(selectionSet, value[name.value], `${path}.${name.value}`),
  );
  return [...[...strangers, ...missing].map((name) => `${path}.${name}`), ...inner];
}

const file = join(found ?? "", "shopify/admin-2026-07.graphql");
const schema = found !== null && existsSync(file) ? buildSchema(readFileSync(file, "utf8")) : null;

describe.skipIf(schema === null)(`every question to Shopify is one of its schema of 2026-07${word}`, () => {
  const check = (asked: Asked): readonly string[] => (schema === null ? [] : complaints(schema, asked));

  test.each([...known.values()])("$id, with its sample and with every field", (operation) => {
    for (const more of [{}, fields(fullInput(operation.input))]) {
      const input = { ...operation.sampleInput, ...more };
      expect(check(bodyOf(prepareRequest(shopify, operation, input, context)))).toEqual([]);
    }
  });

  test.each([...known.values()])("$id is answered by the simulated shop with just the fields that were asked for", (operation) => {
    const { request } = sent(shopify, operation, operation.sampleInput);
    const { query } = bodyOf(prepareRequest(shopify, operation, operation.sampleInput, context));
    const { data } = fields(shopify.sandbox.handle(request, shopify.sandbox.initial).body);
    const selection = getOperationAST(parse(query))?.selectionSet;
    expect(selection === undefined ? ["no operation"] : differs(selection, data, "data")).toEqual([]);
  });

  test("the look before a repeat, the live choices, and what registers an address", () => {
    const fulfil = shopify.operations.fulfil_order;
    expect(check(bodyOf(prepareFind(shopify, fulfil, fulfil.sampleInput, context)))).toEqual([]);
    const rules = Object.values(shopify.triggers).flatMap(({ register }) => (register === undefined ? [] : [register.list, register.create, register.remove]));
    const templates: readonly RequestTemplate[] = [...Object.values(shopify.lookups).map(({ request }) => request), ...rules];
    expect(rules).toHaveLength(15);
    for (const template of templates) {
      const prepared = prepareTemplate(shopify, template, context, { url: "https://patchbay.example/api/hooks/x", id: "gid://shopify/WebhookSubscription/1" });
      expect(check(bodyOf(prepared))).toEqual([]);
    }
  });

  test("a misspelt field, a value of the wrong kind and a stock change without its key are seen", () => {
    const { query, variables } = bodyOf(prepareRequest(shopify, shopify.operations.adjust_stock, shopify.operations.adjust_stock.sampleInput, context));
    expect(check({ query: query.replace("quantityAfterChange", "quantityAfter"), variables })).not.toEqual([]);
    expect(check({ query, variables: { ...variables, input: { name: "available", reason: "other", changes: [{ delta: "two" }] } } })).not.toEqual([]);
    expect(check({ query, variables: { input: variables.input } })).not.toEqual([]);
  });
});

describe.skipIf(found === null)(`the samples of Shopify's webhooks are what its descriptions allow${word}`, () => {
  test.each(Object.values(shopify.triggers))("$id", ({ topic, sample, output, scopes }) => {
    const described = JSON.parse(readFileSync(join(found ?? "", `shopify/webhooks-2026-07/${topic?.equals.replace("/", "__")}.json`), "utf8"));
    expect(Object.keys(fields(rounded(sample))).filter((name) => !(name in described.schema.properties))).toEqual([]);
    expect(Object.keys(output.properties).filter((name) => !(name in described.schema.properties))).toEqual([]);
    expect(scopes.map((scope) => scope.replace("read_", ""))).toEqual([described.access_scopes[0]]);
  });
});

test("what the simulated shop refuses: a stock change without its key, an article that is not there, an order shipped twice", () => {
  const { request } = sent(shopify, shopify.operations.adjust_stock, shopify.operations.adjust_stock.sampleInput);
  const asked = fields(request.body);
  const plain = { ...request, body: { ...asked, query: String(asked.query).replace(" @idempotent(key: $key)", "") } };
  expect(shopify.sandbox.handle(plain, shopify.sandbox.initial)).toMatchObject({ body: { errors: [{ extensions: { code: "BAD_REQUEST" } }] } });
  const first = shopify.sandbox.handle(request, shopify.sandbox.initial);
  expect(shopify.sandbox.handle(request, first.state)).toMatchObject({ body: first.body, state: first.state });
  const other = { ...request, body: { ...asked, variables: { ...fields(asked.variables), input: { name: "available", reason: "other", changes: [] } } } };
  expect(shopify.sandbox.handle(other, first.state)).toMatchObject({
    body: { data: { inventoryAdjustQuantities: { userErrors: [{ code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" }] } } },
  });
  const shipping = sent(shopify, shopify.operations.fulfil_order, shopify.operations.fulfil_order.sampleInput).request;
  const shipped = shopify.sandbox.handle(shipping, shopify.sandbox.initial);
  expect(shopify.sandbox.handle(shipping, shipped.state)).toMatchObject({ body: { data: { fulfillmentCreate: { fulfillment: null } } } });
});

function fields(value: unknown): ValueRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}
