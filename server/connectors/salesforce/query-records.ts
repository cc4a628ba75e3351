import { defineOperation } from "../contract.ts";
import { field, found, object } from "./shapes.ts";

export const queryRecords = defineOperation({
  id: "query_records",
  title: "Search records",
  description: "Every record that meets all the conditions, up to 2,000.",
  input: {
    type: "object",
    properties: {
      object,
      fields: { type: "array", title: "Read the fields", meaning: "record.fields", minItems: 1, maxItems: 100, items: field("Field") },
      conditions: {
        type: "array",
        title: "Conditions",
        meaning: "record.conditions",
        minItems: 1,
        maxItems: 20,
        items: {
          type: "object",
          title: "Condition",
          properties: {
            field: field("Field"),
            operator: {
              type: "string",
              title: "Is",
              meaning: "condition.operator",
              enum: ["=", "!=", "<", "<=", ">", ">=", "LIKE"],
              enumTitles: ["equal to", "not equal to", "less than", "at most", "more than", "at least", "like (% stands for anything)"],
            },
            value: { type: "string", title: "Value", description: "Absent: empty.", meaning: "record.value", maxLength: 1_000 },
            kind: {
              type: "string",
              title: "The value is",
              description: "Absent: text.",
              enum: ["text", "number", "date", "date-time", "boolean"],
              enumTitles: ["Text", "A number", "A date", "A date and time", "Yes or no (true, false)"],
            },
          },
          required: ["field", "operator"],
        },
      },
      order_by: { ...field("Sort by"), description: "Absent: the record's ID." },
      limit: { type: "number", integer: true, title: "At most", description: "Absent: 200.", minimum: 1, maximum: 2_000 },
    },
    required: ["object", "fields", "conditions"],
  },
  output: {
    type: "object",
    properties: {
      totalSize: { type: "number", integer: true, title: "How many", meaning: "count" },
      done: { type: "boolean", title: "These are all" },
      records: { type: "array", title: "Records", items: found },
    },
    required: ["totalSize", "done", "records"],
  },
  sampleInput: {
    object: "Opportunity",
    fields: ["Id", "Name", "Amount"],
    conditions: [
      { field: "StageName", operator: "=", value: "Closed Won" },
      { field: "CloseDate", operator: ">=", kind: "date", value: "2026-11-01" },
    ],
  },
  sample: {
    totalSize: 1,
    done: true,
    records: [
      {
        attributes: { type: "Opportunity", url: "/services/data/v64.0/sobjects/Opportunity/006Ws00000AbCdFIAV" },
        Id: "006Ws00000AbCdFIAV",
        Name: "Ridge & Vale: autumn order",
        Amount: 1840,
      },
    ],
  },
  effect: "read",
  scopes: ["api"],
  idempotency: { mode: "natural" },
  request: {
    method: "GET",
    path: "/query",
    query: {
      q: "SELECT {name:input.fields} FROM {name:input.object} WHERE {soqlWhere:input.conditions} ORDER BY {name:input.order_by|Id} LIMIT {input.limit|200}",
    },
  },
  personalData: ["records", "conditions"],
});
