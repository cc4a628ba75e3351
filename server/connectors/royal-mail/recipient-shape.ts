import type { ObjectShape } from "#server/flow/shape.ts";

/** Where a parcel goes. */
export const recipient: ObjectShape = {
  type: "object",
  title: "Recipient",
  properties: {
    address: {
      type: "object",
      title: "Address",
      properties: {
        fullName: { type: "string", title: "Full name", meaning: "person.name", personal: true, maxLength: 210 },
        companyName: { type: "string", title: "Company", meaning: "company", personal: true, maxLength: 100 },
        addressLine1: { type: "string", title: "Address line 1", meaning: "addr.line1", personal: true, minLength: 1, maxLength: 100 },
        addressLine2: { type: "string", title: "Address line 2", meaning: "addr.line2", personal: true, maxLength: 100 },
        addressLine3: { type: "string", title: "Address line 3", personal: true, maxLength: 100 },
        city: { type: "string", title: "City", meaning: "addr.city", personal: true, minLength: 1, maxLength: 100 },
        county: { type: "string", title: "County", meaning: "addr.region", personal: true, maxLength: 100 },
        postcode: { type: "string", title: "Postcode", meaning: "addr.postcode", personal: true, maxLength: 20 },
        countryCode: { type: "string", title: "Country code", description: "Such as GB.", meaning: "addr.country_code", minLength: 2, maxLength: 3 },
      },
      required: ["addressLine1", "city", "countryCode"],
    },
    phoneNumber: { type: "string", title: "Phone", meaning: "phone", personal: true, maxLength: 25 },
    emailAddress: { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 254 },
  },
  required: ["address"],
};
