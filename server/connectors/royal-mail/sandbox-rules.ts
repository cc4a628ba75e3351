import { asList, asRecord, asText } from "#server/flow/read.ts";
import { isRecord, type Value, type ValueRecord } from "#server/flow/value.ts";

/** What Royal Mail complains about: the field and the sentence. */
export interface Complaint {
  readonly field: string;
  readonly message: string;
}

const text = { kind: "text" } as const;
type Rule =
  | { readonly kind: "text" | "number" | "money" | "moment" | "yes"; readonly most?: number; readonly least?: number; readonly must?: true }
  | { readonly kind: "choice"; readonly of: readonly string[]; readonly must?: true }
  | { readonly kind: "group"; readonly fields: Fields; readonly must?: true }
  | { readonly kind: "list"; readonly fields: Fields };
type Fields = { readonly [name: string]: Rule };

const address: Fields = {
  fullName: { ...text, most: 210 },
  companyName: { ...text, most: 100 },
  addressLine1: { ...text, most: 100, must: true },
  addressLine2: { ...text, most: 100 },
  addressLine3: { ...text, most: 100 },
  city: { ...text, most: 100, must: true },
  county: { ...text, most: 100 },
  postcode: { ...text, most: 20 },
  countryCode: { ...text, most: 3, must: true },
};
const contact: Fields = {
  address: { kind: "group", fields: address, must: true },
  phoneNumber: { ...text, most: 25 },
  emailAddress: { ...text, most: 254 },
};
const content: Fields = {
  name: { ...text, most: 800 },
  SKU: { ...text, most: 100 },
  quantity: { kind: "number", least: 1, most: 999_999, must: true },
  unitValue: { kind: "money" },
  unitWeightInGrams: { kind: "number", least: 0, most: 999_999 },
  customsDescription: { ...text, most: 50 },
  customsCode: { ...text, most: 10 },
  originCountryCode: { ...text, most: 3 },
};
const dimensions: Fields = {
  heightInMms: { kind: "number", least: 1, must: true },
  widthInMms: { kind: "number", least: 1, must: true },
  depthInMms: { kind: "number", least: 1, must: true },
};
const parcel: Fields = {
  weightInGrams: { kind: "number", least: 1, most: 30_000, must: true },
  packageFormatIdentifier: {
    kind: "choice",
    of: ["undefined", "letter", "largeLetter", "smallParcel", "mediumParcel", "largeParcel", "parcel", "documents"],
    must: true,
  },
  dimensions: { kind: "group", fields: dimensions },
  contents: { kind: "list", fields: content },
};
const order: Fields = {
  orderReference: { ...text, most: 40 },
  recipient: { kind: "group", fields: contact, must: true },
  orderDate: { kind: "moment", must: true },
  plannedDespatchDate: { kind: "moment" },
  subtotal: { kind: "money", must: true },
  shippingCostCharged: { kind: "money", must: true },
  total: { kind: "money", must: true },
  orderTax: { kind: "money" },
  currencyCode: { ...text, most: 3 },
  packages: { kind: "list", fields: parcel },
  postageDetails: {
    kind: "group",
    fields: {
      serviceCode: { ...text, most: 10 },
      sendNotificationsTo: { kind: "choice", of: ["sender", "recipient", "billing"] },
      receiveEmailNotification: { kind: "yes" },
      receiveSmsNotification: { kind: "yes" },
      requestSignatureUponDelivery: { kind: "yes" },
      safePlace: { ...text, most: 90 },
    },
  },
  specialInstructions: { ...text, most: 500 },
};

const countries = [
  "GB",
  "GBR",
  "IE",
  "IRL",
  "FR",
  "FRA",
  "DE",
  "DEU",
  "NL",
  "NLD",
  "ES",
  "ESP",
  "IT",
  "ITA",
  "US",
  "USA",
  "CA",
  "CAN",
  "AU",
  "AUS",
  "JP",
  "JPN",
];
const services = ["TPN24", "TPS48", "CRL24", "CRL48", "STL1", "STL2", "SD1", "MP1", "MP7"];

/** Everything that Royal Mail would complain about; empty when it would take the order. */
export function complaintsAbout(value: Value): readonly Complaint[] {
  const given = asRecord(value);
  const found = group(given, order, "");
  return found.length > 0 ? found : sense(given);
}

/** What is well-formed and still cannot be sent. */
function sense(given: ValueRecord): readonly Complaint[] {
  const to = asRecord(asRecord(given.recipient).address);
  const country = asText(to.countryCode).toUpperCase();
  const wrong: Complaint[] = [];
  if (!countries.includes(country)) wrong.push({ field: "recipient.address.countryCode", message: `The country code ${country} is not known` });
  if (country.startsWith("GB") && !/^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(asText(to.postcode)))
    wrong.push({ field: "recipient.address.postcode", message: "A valid postcode is required for addresses in the United Kingdom" });
  const service = asText(asRecord(given.postageDetails).serviceCode);
  if (service !== "" && !services.includes(service))
    wrong.push({ field: "postageDetails.serviceCode", message: `The service ${service} is not available on this account` });
  const abroad = !country.startsWith("GB") && countries.includes(country);
  if (abroad && !asList(given.packages).some((item) => asList(asRecord(item).contents).length > 0))
    wrong.push({ field: "packages", message: "The contents of the parcels are required for addresses abroad" });
  return wrong;
}

function group(given: ValueRecord, fields: Fields, at: string): readonly Complaint[] {
  const unknown = Object.keys(given).filter((name) => !(name in fields));
  return [
    ...unknown.map((name) => ({ field: at + name, message: `The field ${name} is not known` })),
    ...Object.entries(fields).flatMap(([name, rule]) => one(given[name], rule, at + name)),
  ];
}

function one(value: Value | undefined, rule: Rule, at: string): readonly Complaint[] {
  const complain = (message: string): readonly Complaint[] => [{ field: at, message: `${at} ${message}` }];
  if (value === undefined || value === null || value === "") return "must" in rule && rule.must === true ? complain("is required") : [];
  switch (rule.kind) {
    case "group":
      return isRecord(value) ? group(value, rule.fields, `${at}.`) : complain("must be an object");
    case "list":
      return asList(value).flatMap((item, index) => group(asRecord(item), rule.fields, `${at}[${index}].`));
    case "choice":
      return rule.of.includes(asText(value)) ? [] : complain(`must be one of ${rule.of.join(", ")}`);
    case "text":
      return typeof value !== "string"
        ? complain("must be a text")
        : value.length > (rule.most ?? 1_000)
          ? complain(`must have at most ${rule.most} characters`)
          : [];
    case "number":
      return !Number.isInteger(value) || Number(value) < (rule.least ?? 0) || Number(value) > (rule.most ?? 999_999) ? complain("is out of range") : [];
    case "money":
      return typeof value !== "number" || value < 0 || value > 999_999 || Math.abs(value * 100 - Math.round(value * 100)) > 1e-6
        ? complain("must be an amount with at most two decimals")
        : [];
    case "moment":
      return Number.isNaN(Date.parse(asText(value))) ? complain("must be a date and time") : [];
    case "yes":
      return typeof value === "boolean" ? [] : complain("must be true or false");
  }
}
