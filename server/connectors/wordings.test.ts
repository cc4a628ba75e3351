import fc from "fast-check";
import { expect, test } from "vitest";
import type { Value } from "#server/flow/value.ts";
import type { Connector, Operation } from "./contract.ts";
import { inventory } from "./inventory/index.ts";
import { prepareRequest } from "./runtime/prepare.ts";

const search: Operation = {
  ...inventory.operations.get_stock_level,
  id: "search",
  input: { type: "object", properties: {}, additional: { type: "unknown" } },
  request: {
    method: "GET",
    path: "/search",
    query: {
      q: "SELECT {name:input.fields} FROM {name:input.object} WHERE {soqlWhere:input.where} LIMIT {input.limit|200}",
      find: "email:{quoted:input.email}",
    },
  },
};
const app: Connector = { ...inventory, operations: { search } };

function asked(input: { readonly [name: string]: Value }): string | null {
  const prepared = prepareRequest(app, search, input, { key: "k", auth: "api_key", vars: { address: "https://stock.example.com/v2" } });
  return prepared.ok ? new URL(prepared.request.url).searchParams.get("q") : null;
}

const where = (value: Value, kind = "text"): { readonly [name: string]: Value } => ({
  fields: ["Id", "Account.Name"],
  object: "Contact",
  where: [{ field: "LastName", operator: "=", kind, value }],
});

test("a question is asked with names, literals and a limit of its own", () => {
  expect(asked({ ...where("O'Hara \\ Sons"), limit: 5 })).toBe("SELECT Id, Account.Name FROM Contact WHERE LastName = 'O\\'Hara \\\\ Sons' LIMIT 5");
  expect(asked(where(null))).toContain("WHERE LastName = null LIMIT 200");
  expect(asked(where("2026-11-20", "date"))).toContain("LastName = 2026-11-20 LIMIT");
  expect(
    asked({ ...where("1"), where: [...Object.values(where(4.5, "number").where ?? []), { field: "Paid__c", operator: "!=", kind: "boolean", value: true }] }),
  ).toContain("LastName = 4.5 AND Paid__c != true");
});

test.each([
  ["a name that is more", { ...where("x"), object: "Contact WHERE Id != null" }, "object"],
  ["a list with one such name", { ...where("x"), fields: ["Id", "(SELECT Id FROM Cases)"] }, "fields"],
  ["a number that is none", where("1 OR Id != null", "number"), "where"],
  ["an operator of one's own", { ...where("x"), where: [{ field: "Id", operator: "IN", value: "x" }] }, "where"],
  ["a text with a null character", where("a\u0000"), "where"],
  ["a quote in quotes", { ...where("x"), email: 'a" OR "b' }, "email"],
])("%s stops the call before anything is sent", (_, input, field) => {
  expect(prepareRequest(app, search, input, { key: "k", auth: "api_key", vars: { address: "https://stock.example.com/v2" } })).toMatchObject({
    ok: false,
    failure: { kind: "refused", field },
  });
});

test("no text ends its literal", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("'", "\\", "a", "\n", " OR ", "é") }), (text) => {
      const literal = /LastName = '(.*)' LIMIT 200$/s.exec(asked(where(text)) ?? "")?.[1] ?? "missing'";
      expect(literal.replace(/\\[\\'nrt]/g, "")).not.toMatch(/['\\]/);
    }),
  );
});
