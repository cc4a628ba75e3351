import { stripe } from "./stripe/index.ts";
import { fitsItsDescription } from "./vendor-check.ts";

fitsItsDescription({
  connector: stripe,
  file: "stripe/openapi-2020-03-02-trimmed.json",
  type: "application/x-www-form-urlencoded",
  places: {
    create_customer: "POST /v1/customers",
    update_customer: "POST /v1/customers/{customer}",
    find_customer: "GET /v1/customers",
    create_payment_intent: "POST /v1/payment_intents",
    get_payment_intent: "GET /v1/payment_intents/{intent}",
    create_refund: "POST /v1/refunds",
    create_invoice_item: "POST /v1/invoiceitems",
  },
});
