/** What stands where a secret was. */
export const MASK = "••••••";

// Shorter texts occur by chance in ordinary data; no connector's secret may be that short.
const SHORTEST = 6;

/** Replaces every occurrence of a secret, also as base64, URL-encoded or escaped for JSON. By value, so that no name has to be known. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const form of secrets.flatMap(forms)) if (masked.includes(form)) masked = masked.replaceAll(form, MASK);
  return masked;
}

function forms(secret: string): readonly string[] {
  if (secret.length < SHORTEST) return [];
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString("base64").replace(/=+$/, "");
  const all = [secret, base64, bytes.toString("base64url"), encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  return [...new Set(all)];
}
