/** Secrets of an account and where they go. Filled in here and nowhere else, at the last moment before sending. */
export interface Credentials {
  readonly apply: {
    readonly headers?: { readonly [name: string]: string };
    readonly query?: { readonly [name: string]: string };
    readonly basic?: { readonly user: string; readonly password: string };
  };
  readonly secrets: { readonly [name: string]: string };
}

export interface Filled {
  readonly headers: { readonly [name: string]: string };
  readonly query: { readonly [name: string]: string };
  /** Every text that must not come back in an answer or an error. */
  readonly hidden: readonly string[];
}

/** Null when a secret is missing or holds characters that cannot stand in a header. */
export function fillCredentials({ apply, secrets }: Credentials): Filled | null {
  const headers = fillAll(apply.headers ?? {}, secrets);
  const query = fillAll(apply.query ?? {}, secrets);
  const basic = apply.basic === undefined ? "" : basicCode(apply.basic, secrets);
  if (headers === null || query === null || basic === null) return null;
  const filled = basic === "" ? headers : { ...headers, authorization: `Basic ${basic}` };
  if (Object.values(filled).some((value) => !/^[\x20-\x7e]*$/.test(value))) return null;
  return { headers: filled, query, hidden: [...Object.values(secrets), basic] };
}

function basicCode(basic: { readonly user: string; readonly password: string }, secrets: Credentials["secrets"]): string | null {
  const user = fill(basic.user, secrets);
  const password = fill(basic.password, secrets);
  return user === null || password === null ? null : Buffer.from(`${user}:${password}`).toString("base64");
}

function fillAll(templates: { readonly [name: string]: string }, secrets: Credentials["secrets"]): { readonly [name: string]: string } | null {
  const entries: [string, string][] = [];
  for (const [name, template] of Object.entries(templates)) {
    const text = fill(template, secrets);
    if (text === null) return null;
    entries.push([name, text]);
  }
  return Object.fromEntries(entries);
}

function fill(template: string, secrets: Credentials["secrets"]): string | null {
  let missing = false;
  const text = template.replace(/\{secret\.([A-Za-z0-9_]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    if (value === undefined) missing = true;
    return value ?? "";
  });
  return missing ? null : text;
}
