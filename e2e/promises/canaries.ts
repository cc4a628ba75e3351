/** A known text that must not turn up; the name is for the message. */
export interface Canary {
  readonly name: string;
  readonly text: string;
}

/** Names of the canaries that sing in `haystack`, in any of the forms in which a text travels. */
export function singing(canaries: readonly Canary[], haystack: string): readonly string[] {
  return canaries.flatMap(({ name, text }) => forms(text).flatMap(([form, found]) => (haystack.includes(found) ? [`${name} (${form})`] : [])));
}

/** Base64 of the text at each of the three places it can begin at in a longer one, without the ends that depend on its neighbours. */
function forms(text: string): readonly (readonly [string, string])[] {
  const bytes = Buffer.from(text);
  const inside = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .slice(shift === 0 ? 0 : 4)
      .slice(0, -4),
  );
  return [
    ["clear", text],
    ["hex", bytes.toString("hex")],
    ["URL-encoded", encodeURIComponent(text)],
    ["escaped for JSON", JSON.stringify(text).slice(1, -1)],
    ...inside.flatMap((base64): [string, string][] => [
      ["base64", base64],
      ["base64url", base64.replaceAll("+", "-").replaceAll("/", "_")],
      ["base64 as bytes", Buffer.from(base64).toString("hex")],
    ]),
  ];
}
