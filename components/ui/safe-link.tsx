import type { ReactNode } from "react";

/** A link to an address that came from data: only http and https become links, anything else stays text. */
export function SafeLink({ href, children, className }: { href: string; children?: ReactNode; className?: string }) {
  const shown = children ?? href;
  if (!isWebAddress(href)) return <span className={className}>{shown}</span>;
  return (
    <a href={href} rel="noreferrer noopener nofollow" target="_blank" className={className}>
      {shown}
    </a>
  );
}

/** Pure; exported for its test. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === "https:" || protocol === "http:";
}
