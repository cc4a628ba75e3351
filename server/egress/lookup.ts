import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { addressFault } from "./address.ts";
import { isOwnAddress } from "./doors.ts";

/** The name resolves to an address that may not be reached. Nothing was connected. */
export class AddressNotAllowed extends Error {}

export type Resolve = (hostname: string, done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void) => void;

const system: Resolve = (hostname, done) => lookup(hostname, { all: true, verbatim: true }, (error, addresses) => done(error, addresses ?? []));

/**
 * A `lookup` for sockets that hands out checked addresses only, so that what was checked is what is connected to.
 * One forbidden address among several refuses the name: a mixed answer is how rebinding looks.
 */
export function guardedLookup(resolve: Resolve = system): LookupFunction {
  return (hostname, options: LookupOptions, callback) => {
    resolve(hostname, (error, addresses) => {
      if (error !== null) return callback(error, []);
      if (addresses.length === 0) return callback(notFound(hostname), []);
      if (addresses.some(({ address }) => addressFault(address) !== null || isOwnAddress(address))) return callback(new AddressNotAllowed(), []);
      const wanted = addresses.filter(({ family }) => options.family === undefined || options.family === 0 || family === familyNumber(options.family));
      const first = wanted[0] ?? addresses[0];
      if (options.all === true || first === undefined) return callback(null, [...(wanted.length > 0 ? wanted : addresses)]);
      callback(null, first.address, first.family);
    });
  };
}

function familyNumber(family: number | "IPv4" | "IPv6"): number {
  if (family === "IPv4") return 4;
  return family === "IPv6" ? 6 : family;
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`There is no address for ${hostname}`), { code: "ENOTFOUND" });
}
