import ipaddr from "ipaddr.js";

/** Why an address may not be reached; null = it is public. */
export type AddressFault =
  | "loopback"
  | "private"
  | "linkLocal"
  | "carrierNat"
  | "unspecified"
  | "multicast"
  | "reserved"
  | "uniqueLocal"
  | "ipv4Mapped"
  | "nat64"
  | "sixToFour"
  | "teredo"
  | "notGlobal"
  | "notAnAddress";

type Range = readonly [cidr: string, fault: AddressFault];

const denied4: readonly Range[] = [
  ["0.0.0.0/8", "unspecified"],
  ["10.0.0.0/8", "private"],
  ["100.64.0.0/10", "carrierNat"],
  ["127.0.0.0/8", "loopback"],
  ["169.254.0.0/16", "linkLocal"],
  ["172.16.0.0/12", "private"],
  ["192.0.0.0/24", "reserved"],
  ["192.0.2.0/24", "reserved"],
  ["192.31.196.0/24", "reserved"],
  ["192.52.193.0/24", "reserved"],
  ["192.88.99.0/24", "sixToFour"],
  ["192.168.0.0/16", "private"],
  ["192.175.48.0/24", "reserved"],
  ["198.18.0.0/15", "reserved"],
  ["198.51.100.0/24", "reserved"],
  ["203.0.113.0/24", "reserved"],
  ["224.0.0.0/4", "multicast"],
  ["240.0.0.0/4", "reserved"],
];

// Only 2000::/3 is handed out for the public network; the rest is named so that a refusal can say what it was.
const denied6: readonly Range[] = [
  ["::/128", "unspecified"],
  ["::1/128", "loopback"],
  ["::ffff:0:0/96", "ipv4Mapped"],
  ["64:ff9b::/96", "nat64"],
  ["64:ff9b:1::/48", "nat64"],
  ["fc00::/7", "uniqueLocal"],
  ["fe80::/10", "linkLocal"],
  ["ff00::/8", "multicast"],
  ["2001::/32", "teredo"],
  ["2001::/23", "reserved"],
  ["2001:db8::/32", "reserved"],
  ["2002::/16", "sixToFour"],
  ["3fff::/20", "reserved"],
];

const parsed4 = denied4.map(([cidr, fault]) => ({ range: ipaddr.IPv4.parseCIDR(cidr), fault }));
const parsed6 = denied6.map(([cidr, fault]) => ({ range: ipaddr.IPv6.parseCIDR(cidr), fault }));
const global6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Pure: says why `text`, an IP address in canonical form, is not a public one. IPv4 hidden in IPv6 is refused as it is, never unwrapped. */
export function addressFault(text: string): AddressFault | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    const address = ipaddr.IPv4.parse(text);
    return parsed4.find(({ range }) => address.match(range))?.fault ?? null;
  }
  if (!ipaddr.IPv6.isValid(text)) return "notAnAddress";
  const address = ipaddr.IPv6.parse(text);
  const named = parsed6.find(({ range }) => address.match(range))?.fault;
  return named ?? (address.match(global6) ? null : "notGlobal");
}

/** The address in a URL's hostname, without brackets; null when it is a name. */
export function literalAddress(hostname: string): string | null {
  if (hostname.startsWith("[") && hostname.endsWith("]")) return hostname.slice(1, -1);
  return ipaddr.IPv4.isValidFourPartDecimal(hostname) ? hostname : null;
}
