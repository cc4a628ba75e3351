import type { ValueRecord } from "#server/flow/value.ts";

interface Town {
  readonly name: string;
  readonly lat: number;
  readonly lng: number;
  readonly country: string;
  readonly code: string;
}

const towns: readonly Town[] = [
  { name: "Bristol", lat: 51.4545, lng: -2.5879, country: "United Kingdom", code: "GB" },
  { name: "London", lat: 51.5074, lng: -0.1278, country: "United Kingdom", code: "GB" },
  { name: "Manchester", lat: 53.4808, lng: -2.2426, country: "United Kingdom", code: "GB" },
  { name: "Edinburgh", lat: 55.9533, lng: -3.1883, country: "United Kingdom", code: "GB" },
  { name: "Cardiff", lat: 51.4816, lng: -3.1791, country: "United Kingdom", code: "GB" },
  { name: "Bath", lat: 51.3811, lng: -2.359, country: "United Kingdom", code: "GB" },
  { name: "Paris", lat: 48.8566, lng: 2.3522, country: "France", code: "FR" },
  { name: "Berlin", lat: 52.52, lng: 13.405, country: "Germany", code: "DE" },
  { name: "New York", lat: 40.7128, lng: -74.006, country: "United States", code: "US" },
];

export interface Spot {
  readonly address: string;
  readonly town: Town;
  readonly lat: number;
  readonly lng: number;
  readonly exact: boolean;
}

/** Somewhere in the town that the address names, always the same for the same address. Null: no town that this atlas knows. */
export function spotOf(address: string): Spot | null {
  const position = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(address);
  if (position !== null) return nearest(Number(position[1]), Number(position[2]));
  const town = towns.find(({ name }) => address.toLowerCase().includes(name.toLowerCase()));
  if (town === undefined) return null;
  const exact = /\d/.test(address);
  const shift = exact ? hash(address) : 0;
  const country = town.code === "GB" ? "UK" : town.country;
  return {
    address: address.endsWith(country) ? address : `${address}, ${country}`,
    town,
    lat: rounded(town.lat + ((shift % 200) - 100) / 10_000),
    lng: rounded(town.lng + ((Math.floor(shift / 200) % 200) - 100) / 10_000),
    exact,
  };
}

/** The town nearest to a position, when one is within about fifty kilometres. */
function nearest(lat: number, lng: number): Spot | null {
  const [town] = [...towns].sort((a, b) => Math.hypot(a.lat - lat, a.lng - lng) - Math.hypot(b.lat - lat, b.lng - lng));
  if (town === undefined || Math.hypot(town.lat - lat, town.lng - lng) > 0.5) return null;
  return { address: `${1 + (hash(`${lat},${lng}`) % 90)} High Street, ${town.name}, ${town.code === "GB" ? "UK" : town.country}`, town, lat, lng, exact: true };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 40_000;
  return sum;
}

const earth = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres by road: the straight line and a third more. */
export function metresBetween(a: Spot, b: Spot): number {
  const half = Math.sin(radians(b.lat - a.lat) / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lng - a.lng) / 2) ** 2;
  return Math.round(2 * earth * Math.asin(Math.sqrt(half)) * 1.33);
}

/** Nobody drives over an ocean. */
export function connected(a: Spot, b: Spot): boolean {
  return (a.town.code === "US") === (b.town.code === "US");
}

const metresPerSecond: { readonly [mode: string]: number } = { driving: 12, transit: 9, bicycling: 4.5, walking: 1.35 };

export function distanceOf(metres: number): ValueRecord {
  return { value: metres, text: metres < 1_000 ? `${metres} m` : `${(metres / 1_000).toFixed(1)} km` };
}

export function durationOf(metres: number, mode: string): ValueRecord {
  const seconds = Math.round(metres / (metresPerSecond[mode] ?? 12)) + 60;
  const minutes = Math.max(1, Math.round(seconds / 60));
  return { value: seconds, text: minutes < 60 ? `${minutes} min${minutes === 1 ? "" : "s"}` : `${Math.floor(minutes / 60)} h ${minutes % 60} mins` };
}

/** A place as the geocoder answers it. */
export function placeOf(spot: Spot): ValueRecord {
  const { lat, lng, town, exact } = spot;
  const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i.exec(spot.address)?.[0];
  return {
    address_components: [
      { long_name: town.name, short_name: town.name, types: ["locality", "political"] },
      ...(postcode === undefined ? [] : [{ long_name: postcode, short_name: postcode, types: ["postal_code"] }]),
      { long_name: town.country, short_name: town.code, types: ["country", "political"] },
    ],
    formatted_address: spot.address,
    geometry: {
      location: { lat, lng },
      location_type: exact ? "ROOFTOP" : "APPROXIMATE",
      viewport: { northeast: { lat: lat + 0.00135, lng: lng + 0.00135 }, southwest: { lat: lat - 0.00135, lng: lng - 0.00135 } },
    },
    place_id: `ChIJSandbox${town.name.replace(/ /g, "")}${hash(spot.address)}`,
    types: [exact ? "street_address" : "locality"],
  };
}
