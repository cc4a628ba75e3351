/** Currency code (upper case) to the number of decimals; two when it is not listed. */
export type Decimals = { readonly [currency: string]: number };

/**
 * Decimal money (`79.90`) as a whole number of the currency's smallest unit (`7990`). Undefined for anything that is no
 * plain decimal number, or has more decimals than the currency: money is never rounded on its way out.
 */
export function toMinor(amount: string, currency: string, decimals: Decimals): string | undefined {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d{1,20})(?:\.(\d{1,20}))?$/.exec(amount) ?? [];
  const places = placesOf(currency, decimals);
  const kept = fraction.replace(/0+$/, "");
  if (whole === "" || places === undefined || kept.length > places) return undefined;
  const digits = (whole + kept.padEnd(places, "0")).replace(/^0+(?=\d)/, "");
  return digits === "0" ? digits : sign + digits;
}

/** The reverse: `7990` as `79.90`. Undefined when it is no whole number. */
export function fromMinor(units: string, currency: string, decimals: Decimals): string | undefined {
  const [, sign = "", digits = ""] = /^(-?)(\d{1,40})$/.exec(units) ?? [];
  const places = placesOf(currency, decimals);
  if (digits === "" || places === undefined) return undefined;
  if (places === 0) return sign + digits;
  const padded = digits.padStart(places + 1, "0");
  return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

function placesOf(currency: string, decimals: Decimals): number | undefined {
  const code = currency.toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) return undefined;
  return Object.hasOwn(decimals, code) ? decimals[code] : 2;
}
