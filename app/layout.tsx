import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { shell } from "#server/messages/shell.ts";
import "./globals.css";

/** Every page is made per request: it carries the request's CSP nonce and the person's theme. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: shell.product, template: `%s · ${shell.product}` },
  description: shell.description,
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const chosen = (await cookies()).get("theme")?.value;
  const theme = chosen === "light" || chosen === "dark" ? chosen : "";
  return (
    <html lang="en-GB" className={theme}>
      <body>{children}</body>
    </html>
  );
}
