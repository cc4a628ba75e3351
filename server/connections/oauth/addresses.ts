import { env } from "#server/env.ts";

/** Our one address, from the settings and never from a request. */
export function publicUrl(): string {
  const { PUBLIC_URL, PORT } = env();
  return PUBLIC_URL ?? `http://127.0.0.1:${PORT}`;
}

/** Where an app sends people back to: one address for each connector, so that no app can answer in the place of another. */
export function redirectUri(connector: string): string {
  return `${publicUrl()}/api/connect/${connector}/callback`;
}

/** Where the simulated apps ask for consent. */
export function simulatedConsent(connector: string): string {
  return `${publicUrl()}/simulated/${connector}`;
}

/** A path of ours to go on at; anything else leads to the accounts. */
export function ownPath(wanted: string): string {
  const home = new URL(publicUrl());
  const target = URL.parse(wanted, home);
  return target === null || target.origin !== home.origin || target.username !== "" ? "/accounts" : `${target.pathname}${target.search}`;
}
