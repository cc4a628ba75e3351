import { defineOperation } from "../contract.ts";
import { customer, customerReads, sampleCustomer } from "./customer-shape.ts";

export const findCustomer = defineOperation({
  id: "find_customer",
  title: "Find a customer",
  description: "Gives the newest customer with exactly this e-mail address, capital letters included. Nobody found is an error that a flow can go on from.",
  input: {
    type: "object",
    properties: { email: { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 512 } },
    required: ["email"],
  },
  output: customer,
  sampleInput: { email: "accounts@ridgeandvale.example" },
  sample: { ...sampleCustomer, id: "cus_QhRidgeVale0001", email: "accounts@ridgeandvale.example", name: "Ridge & Vale", metadata: {} },
  effect: "read",
  scopes: ["customers:read"],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/customers", query: { email: "{input.email}", limit: "1" } },
  result: ["data", "0"],
  reads: customerReads,
  errors: [{ when: { path: ["data"], empty: true }, means: "notFound" }],
  personalData: ["email", "name", "phone", "description", "metadata"],
  unverified: ["that the search tells capital letters apart, and that the newest customer comes first"],
});
