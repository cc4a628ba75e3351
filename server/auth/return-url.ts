/** The address to go to after sign-in: `wanted` if it is on our own origin, else our front page. */
export function safeReturnUrl(wanted: string, publicUrl: string): string {
  const home = new URL("/", publicUrl);
  // `//evil.test` and `/\evil.test` look like paths; only the parser that browsers use tells where they lead.
  if (!URL.canParse(wanted, home)) return home.href;
  const target = new URL(wanted, home);
  return target.origin === home.origin && !target.username ? target.href : home.href;
}
