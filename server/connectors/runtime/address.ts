import type { Connector } from "../contract.ts";

/** The title of the first var that is missing or does not have its form; null when all are right. */
export function wrongVar(connector: Connector, vars: { readonly [name: string]: string }): { readonly name: string; readonly title: string } | null {
  for (const [name, rule] of Object.entries(connector.vars)) {
    const value = Object.hasOwn(vars, name) ? vars[name] : undefined;
    if (value === undefined || !new RegExp(`^(?:${rule.pattern})$`).test(value)) return { name, title: rule.title };
  }
  return null;
}

/** The connector's base address for these vars, which must have been checked: they are put in as they are. */
export function baseUrlOf(connector: Connector, vars: { readonly [name: string]: string }): string {
  return fillVars(connector.baseUrl, vars).replace(/\/$/, "");
}

/** Hosts (with port unless it is the scheme's own) that calls of this account may reach, redirects included. */
export function hostsOf(connector: Connector, vars: { readonly [name: string]: string }): readonly string[] {
  return [new URL(baseUrlOf(connector, vars)).host, ...connector.allowedHosts.map((host) => fillVars(host, vars))];
}

export function fillVars(template: string, vars: { readonly [name: string]: string }): string {
  return template.replace(/\{vars\.([A-Za-z0-9_]+)\}/g, (_, name: string) => (Object.hasOwn(vars, name) ? (vars[name] ?? "") : ""));
}
