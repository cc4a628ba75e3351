import { expect, test } from "vitest";
import { addressFault, literalAddress } from "./address.ts";

// Pure classification: none of these addresses is ever contacted.
test.each([
  ["0.0.0.0", "unspecified"],
  ["0.1.2.3", "unspecified"],
  ["10.0.0.1", "private"],
  ["10.255.255.255", "private"],
  ["100.64.0.1", "carrierNat"],
  ["100.127.255.255", "carrierNat"],
  ["127.0.0.1", "loopback"],
  ["127.255.255.254", "loopback"],
  ["169.254.0.1", "linkLocal"],
  ["169.254.169.254", "linkLocal"],
  ["172.16.0.1", "private"],
  ["172.31.255.255", "private"],
  ["192.0.0.8", "reserved"],
  ["192.0.2.7", "reserved"],
  ["192.88.99.1", "sixToFour"],
  ["192.168.1.1", "private"],
  ["198.18.0.1", "reserved"],
  ["198.19.255.255", "reserved"],
  ["198.51.100.4", "reserved"],
  ["203.0.113.9", "reserved"],
  ["224.0.0.1", "multicast"],
  ["239.255.255.250", "multicast"],
  ["240.0.0.1", "reserved"],
  ["255.255.255.255", "reserved"],
  ["::", "unspecified"],
  ["::1", "loopback"],
  ["::7f00:1", "notGlobal"],
  ["::ffff:127.0.0.1", "ipv4Mapped"],
  ["::ffff:7f00:1", "ipv4Mapped"],
  ["::ffff:8.8.8.8", "ipv4Mapped"],
  ["64:ff9b::7f00:1", "nat64"],
  ["64:ff9b::a9fe:a9fe", "nat64"],
  ["64:ff9b:1::1", "nat64"],
  ["100::1", "notGlobal"],
  ["2001::1", "teredo"],
  ["2001:0:4136:e378:8000:63bf:3fff:fdd2", "teredo"],
  ["2001:2::1", "reserved"],
  ["2001:20::1", "reserved"],
  ["2001:db8::1", "reserved"],
  ["2002:7f00:1::", "sixToFour"],
  ["2002:a9fe:a9fe::1", "sixToFour"],
  ["3fff::1", "reserved"],
  ["4000::1", "notGlobal"],
  ["5f00::1", "notGlobal"],
  ["fc00::1", "uniqueLocal"],
  ["fd12:3456:789a::1", "uniqueLocal"],
  ["fe80::1", "linkLocal"],
  ["fe80::1%eth0", "linkLocal"],
  ["fec0::1", "notGlobal"],
  ["ff02::1", "multicast"],
  ["localhost", "notAnAddress"],
  ["127.1", "notAnAddress"],
  ["2130706433", "notAnAddress"],
  ["", "notAnAddress"],
])("%s is refused as %s", (address, fault) => {
  expect(addressFault(address)).toBe(fault);
});

test.each([
  "1.1.1.1",
  "8.8.8.8",
  "100.63.255.255",
  "100.128.0.1",
  "172.15.255.255",
  "172.32.0.1",
  "192.0.1.1",
  "198.17.255.255",
  "223.255.255.255",
  "2606:4700::1111",
  "2a00:1450:4009::200e",
  "2003::1",
])("%s is public", (address) => {
  expect(addressFault(address)).toBeNull();
});

// The URL parser folds every spelling of an IPv4 address; what is left of them is judged.
test.each(["http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://2130706433/", "http://127.0.0.1./", "http://１２７.0.0.1/"])(
  "%s is a loopback literal",
  (url) => {
    expect(addressFault(literalAddress(new URL(url).hostname) ?? "")).toBe("loopback");
  },
);

test("brackets are taken off, names are no literals", () => {
  expect(literalAddress("[::1]")).toBe("::1");
  expect(literalAddress("example.com")).toBeNull();
});
