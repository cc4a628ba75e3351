import type { Connector } from "./contract.ts";
import { googleMaps } from "./google-maps/index.ts";
import { inventory } from "./inventory/index.ts";
import { klaviyo } from "./klaviyo/index.ts";
import { mailchimp } from "./mailchimp/index.ts";
import { royalMail } from "./royal-mail/index.ts";
import { salesforce } from "./salesforce/index.ts";
import { shopify } from "./shopify/index.ts";
import { stripe } from "./stripe/index.ts";
import { xero } from "./xero/index.ts";
import { zendesk } from "./zendesk/index.ts";

/** Every app, by id. Adding one adds a line here. */
export const connectors: { readonly [id: string]: Connector } = {
  shopify,
  inventory,
  mailchimp,
  klaviyo,
  zendesk,
  salesforce,
  xero,
  stripe,
  "royal-mail": royalMail,
  "google-maps": googleMaps,
};
