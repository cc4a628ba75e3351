import { defineOperation } from "../contract.ts";
import { customer, customerFields, customerForm, customerReads, sampleCustomer } from "./customer-shape.ts";

export const createCustomer = defineOperation({
  id: "create_customer",
  title: "Create a customer",
  description: "Makes a customer, whether or not there is one with that e-mail address already: look for one first.",
  input: { type: "object", properties: customerFields, required: ["email"] },
  output: customer,
  sampleInput: {
    email: "ada.bell@example.com",
    name: "Ada Bell",
    address: { line1: "14 Quay Lane", city: "Bristol", postal_code: "BS1 4AB", country: "GB" },
    metadata: { order: "#1042" },
  },
  sample: sampleCustomer,
  effect: "create",
  scopes: ["customers:write"],
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 24 },
  request: { method: "POST", path: "/customers", body: { codec: "form", value: customerForm } },
  reads: customerReads,
  personalData: ["email", "name", "phone", "address", "description", "metadata"],
});
