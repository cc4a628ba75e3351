import type { ReactNode } from "react";
import { Logo } from "#components/ui/logo.tsx";
import { shell } from "#server/messages/shell.ts";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-dots">
      <header className="flex items-center gap-2.5 px-5 py-4 font-semibold text-14">
        <Logo />
        {shell.product}
      </header>
      <main id="main" className="grid place-items-start justify-items-center px-4 pt-[8vh] pb-16">
        {children}
      </main>
    </div>
  );
}
