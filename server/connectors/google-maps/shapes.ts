import type { ObjectShape, Shape } from "#server/flow/shape.ts";

const location: ObjectShape = {
  type: "object",
  title: "Location",
  properties: {
    lat: { type: "number", title: "Latitude", meaning: "geo.lat", minimum: -90, maximum: 90 },
    lng: { type: "number", title: "Longitude", meaning: "geo.lng", minimum: -180, maximum: 180 },
  },
  required: ["lat", "lng"],
};

/** A place that was found for an address, or the other way round. */
export const place: ObjectShape = {
  type: "object",
  title: "Place",
  properties: {
    formatted_address: { type: "string", title: "Address as Google writes it", meaning: "addr.full", personal: true },
    geometry: {
      type: "object",
      title: "Position",
      properties: {
        location,
        location_type: {
          type: "string",
          title: "How exact",
          enum: ["ROOFTOP", "RANGE_INTERPOLATED", "GEOMETRIC_CENTER", "APPROXIMATE"],
          enumTitles: ["The house", "Between two houses", "The middle of a street or place", "Roughly"],
        },
      },
      required: ["location"],
    },
    place_id: { type: "string", title: "Place ID", meaning: "geo.place_id" },
    partial_match: { type: "boolean", title: "Only a part of the address was found" },
    address_components: {
      type: "array",
      title: "Parts of the address",
      items: {
        type: "object",
        properties: {
          long_name: { type: "string", title: "Name", personal: true },
          short_name: { type: "string", title: "Short name", personal: true },
          types: { type: "array", title: "What it is", items: { type: "string" } },
        },
        required: ["long_name", "short_name", "types"],
      },
    },
  },
  required: ["formatted_address", "geometry", "place_id"],
};

export const language: Shape = { type: "string", title: "Language", description: "Of the answer, such as en-GB.", maxLength: 10 };
export const region: Shape = { type: "string", title: "Country to prefer", description: "Two letters, such as uk.", minLength: 2, maxLength: 2 };

export const mode: Shape = {
  type: "string",
  title: "By",
  enum: ["driving", "walking", "bicycling", "transit"],
  enumTitles: ["Car", "Foot", "Bicycle", "Public transport"],
};

export const avoid: Shape = { type: "string", title: "Avoid", enum: ["tolls", "highways", "ferries"], enumTitles: ["Tolls", "Motorways", "Ferries"] };

const measure = (title: string, meaning: string, unit: string): ObjectShape => ({
  type: "object",
  title,
  properties: { value: { type: "number", title: `${title} in ${unit}`, meaning }, text: { type: "string", title: `${title} in words` } },
  required: ["value", "text"],
});
export const distance = measure("Distance", "distance.metres", "metres");
export const duration = measure("Time", "duration.seconds", "seconds");

export const samplePlace = {
  formatted_address: "14 Quay Lane, Bristol BS1 4AB, UK",
  geometry: { location: { lat: 51.45041, lng: -2.59712 }, location_type: "ROOFTOP" },
  place_id: "ChIJSandboxBristol14QuayLane",
  address_components: [
    { long_name: "Bristol", short_name: "Bristol", types: ["locality", "political"] },
    { long_name: "BS1 4AB", short_name: "BS1 4AB", types: ["postal_code"] },
    { long_name: "United Kingdom", short_name: "GB", types: ["country", "political"] },
  ],
};
