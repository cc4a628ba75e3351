import { mailchimp } from "./mailchimp/index.ts";
import { fitsItsDescription } from "./vendor-check.ts";

fitsItsDescription({
  connector: mailchimp,
  file: "mailchimp/marketing-3.0.55-structure.json",
  overlay: "mailchimp/strict-overlay.json",
  type: "application/json",
  places: {
    upsert_member: "PUT /lists/{list_id}/members/{subscriber_hash}",
    get_member: "GET /lists/{list_id}/members/{subscriber_hash}",
    tag_member: "POST /lists/{list_id}/members/{subscriber_hash}/tags",
    unsubscribe: "PATCH /lists/{list_id}/members/{subscriber_hash}",
    upsert_customer: "PUT /ecommerce/stores/{store_id}/customers/{customer_id}",
    add_product: "POST /ecommerce/stores/{store_id}/products",
    record_order: "POST /ecommerce/stores/{store_id}/orders",
  },
  answersAside: { tag_member: "The answer has no body." },
});
