/** What stands where a secret was. */
export const MASK = "••••••";

// Shorter texts occur by chance in ordinary data; no connector's secret may be that short.
const SHORTEST = 6;

/**
 * Gives what replaces every occurrence of a secret, also as base64 or URL-encoded, and however JSON has escaped it. By
 * value, so that no name has to be known; the forms of the secrets are made once for many texts.
 */
export function maskOf(secrets: readonly string[]): (text: string) => string {
  const found = secrets.flatMap(forms);
  let patterns: readonly RegExp[] | null = null;
  return (text) => {
    let masked = text;
    for (const form of found) if (masked.includes(form)) masked = masked.replaceAll(form, MASK);
    if (!/[\\%]/.test(masked)) return masked;
    patterns ??= found.map(inAnyEscape);
    for (const pattern of patterns) masked = masked.replace(pattern, MASK);
    return masked;
  };
}

function forms(secret: string): readonly string[] {
  if (secret.length < SHORTEST) return [];
  const bytes = Buffer.from(secret);
  return [...new Set([secret, bytes.toString("base64").replace(/=+$/, ""), bytes.toString("base64url")])];
}

/** Apps write `/` as `\/` or `%2f` and letters as `\u0061`: each character may stand in any of its forms. */
function inAnyEscape(text: string): RegExp {
  return new RegExp([...text].map(anyForm).join(""), "g");
}

function anyForm(character: string): string {
  const plain = `${/["/\\]/.test(character) ? "\\\\?" : ""}${RegExp.escape(character)}`;
  const inJson = character.split("").map((unit) => `\\\\u${anyCase(unit.charCodeAt(0).toString(16).padStart(4, "0"))}`);
  const inUrl = [...Buffer.from(character)].map((byte) => `%${anyCase(byte.toString(16).padStart(2, "0"))}`);
  return `(?:${plain}|${inJson.join("")}|${inUrl.join("")})`;
}

function anyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
