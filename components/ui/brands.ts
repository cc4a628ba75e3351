import {
  siDhl,
  siFedex,
  siGithub,
  siGooglemaps,
  siGooglesheets,
  siHubspot,
  siMailchimp,
  siQuickbooks,
  siShopify,
  siStripe,
  siUps,
  siXero,
  siZendesk,
} from "simple-icons";

/**
 * Brand marks by their simple-icons slug, as one path in a 24 box (collection under CC0; the marks stay their owners').
 * Imported one by one: the whole collection is megabytes. An app without an entry gets its monogram, never a look-alike.
 */
export const brands: { readonly [slug: string]: string } = {
  dhl: siDhl.path,
  fedex: siFedex.path,
  github: siGithub.path,
  googlemaps: siGooglemaps.path,
  googlesheets: siGooglesheets.path,
  hubspot: siHubspot.path,
  mailchimp: siMailchimp.path,
  quickbooks: siQuickbooks.path,
  shopify: siShopify.path,
  stripe: siStripe.path,
  ups: siUps.path,
  xero: siXero.path,
  zendesk: siZendesk.path,
};
