/** Where to go after signing in: a path of our own, whatever the address asked for. */
export function returnPath(wanted: string | null | undefined): string {
  if (!wanted) return "/";
  const base = "https://own.invalid";
  if (!URL.canParse(wanted, base)) return "/";
  const target = new URL(wanted, base);
  // Only the parser that browsers use tells where `//evil` and `/\evil` lead.
  return target.origin === base ? `${target.pathname}${target.search}${target.hash}` : "/";
}
