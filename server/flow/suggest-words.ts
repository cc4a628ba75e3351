/** Words that mean the same in the fields of different apps; the first of a row stands for all. */
const SAME: readonly string[] = [
  "email mail emailaddress",
  "phone telephone tel mobile phonenumber cell",
  "first given forename firstname fname",
  "last family surname lastname lname",
  "postcode zip zipcode postalcode postal",
  "city town suburb locality",
  "county state province region",
  "line1 address1 street streetaddress",
  "line2 address2",
  "company organisation organization business firm",
  "customer contact client buyer recipient person member profile subscriber",
  "quantity qty count units",
  "price unitprice unitamount rate",
  "total amount grandtotal totalprice sum",
  "subtotal",
  "tax vat gst taxamount",
  "shipping postage delivery freight",
  "description title label",
  "sku itemcode productcode stockcode code",
  "reference ref number ordernumber name",
  "note notes comment comments memo message",
  "created createdat date issued placed ordered",
  "due duedate",
  "line lines item items lineitem lineitems row rows",
  "id identifier key uid",
  "tags labels categories",
  "url link website web",
  "currency currencycode",
  "country countrycode",
  "status",
];

const CANONICAL = new Map(SAME.flatMap((row) => row.split(" ").map((word): [string, string] => [word, row.split(" ")[0] ?? word])));

/** Words that say nothing about which field it is. */
const EMPTY = new Set(["the", "of", "a", "field", "value", "info", "data", "at"]);

/** `shippingAddress.first_name` → `shipping`, `address`, `first`, `name`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !EMPTY.has(word));
}

/** The same words with one for each meaning: whole names first (`zip_code` is one word), then word by word. */
export function meaningsOf(words: readonly string[]): readonly string[] {
  const whole = CANONICAL.get(words.join(""));
  if (whole !== undefined) return [whole];
  return words.map((word) => CANONICAL.get(word) ?? CANONICAL.get(word.replace(/s$/, "")) ?? word);
}

/** How much two sets of words have in common, 0 to 1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  const shared = new Set(a.filter((word) => b.includes(word)));
  return all.size === 0 ? 0 : shared.size / all.size;
}
