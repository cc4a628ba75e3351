import type { Connector } from "./contract.ts";
import { inventory } from "./inventory/index.ts";
import { mailchimp } from "./mailchimp/index.ts";
import { shopify } from "./shopify/index.ts";
import { xero } from "./xero/index.ts";

/** Every app, by id. Adding one adds a line here. */
export const connectors: { readonly [id: string]: Connector } = {
  shopify,
  inventory,
  mailchimp,
  xero,
};
