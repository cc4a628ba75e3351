import type { ObjectShape, StringShape } from "#server/flow/shape.ts";

export const object: StringShape = {
  type: "string",
  title: "Object",
  description: "Such as Contact, Opportunity or one of your own, which end in __c.",
  meaning: "record.object",
  lookup: "objects",
  minLength: 1,
  maxLength: 80,
};

export const field = (title: string): StringShape => ({
  type: "string",
  title,
  meaning: "record.field",
  lookup: "fields",
  lookupGiven: ["object"],
  minLength: 1,
  maxLength: 160,
});

/** Fields are the organisation's own, so none is named here: Salesforce tells which there are. */
export const fields: ObjectShape = {
  type: "object",
  title: "Fields",
  description: "By their API names, as LastName or Shop_Id__c.",
  meaning: "record.fields",
  properties: {},
  additional: { type: "unknown", title: "Field" },
};

export const recordId: StringShape = { type: "string", title: "Record ID", meaning: "record.id", minLength: 15, maxLength: 18 };

export const saved: ObjectShape = {
  type: "object",
  title: "Saved record",
  properties: {
    id: { type: "string", title: "Record ID", meaning: "record.id" },
    success: { type: "boolean", title: "Saved" },
    created: { type: "boolean", title: "It is new" },
  },
  required: ["id", "success"],
};

export const found: ObjectShape = {
  type: "object",
  title: "Record",
  properties: {
    Id: { type: "string", title: "Record ID", meaning: "record.id" },
    attributes: {
      type: "object",
      title: "About the record",
      properties: { type: { type: "string", title: "Object" }, url: { type: "string", title: "Address for programs" } },
    },
  },
  additional: { type: "unknown", title: "Field" },
};

export const sampleSaved = { id: "003Ws00000AbCdEIAV", success: true, created: true } as const;
export const knownContact = "003Ws00000AbCdFIAV";
