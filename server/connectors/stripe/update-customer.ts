import { defineOperation } from "../contract.ts";
import { customer, customerFields, customerForm, customerReads, sampleCustomer } from "./customer-shape.ts";

export const updateCustomer = defineOperation({
  id: "update_customer",
  title: "Change a customer",
  description: "Changes the fields that have a value and leaves the others as they are.",
  input: {
    type: "object",
    properties: { customer: { type: "string", title: "Customer", meaning: "customer.id", minLength: 5, maxLength: 255 }, ...customerFields },
    required: ["customer"],
  },
  output: customer,
  sampleInput: { customer: "cus_QhRidgeVale0001", phone: "+44 117 496 0000" },
  sample: {
    ...sampleCustomer,
    id: "cus_QhRidgeVale0001",
    email: "accounts@ridgeandvale.example",
    name: "Ridge & Vale",
    phone: "+44 117 496 0000",
    metadata: {},
  },
  effect: "update",
  scopes: ["customers:write"],
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 24 },
  request: { method: "POST", path: "/customers/{input.customer}", body: { codec: "form", value: customerForm } },
  reads: customerReads,
  personalData: ["email", "name", "phone", "address", "description", "metadata"],
});
