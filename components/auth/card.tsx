import type { ReactNode } from "react";

/** The one card of the pages before the shell. */
export function AuthCard({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  return (
    <section aria-labelledby="auth-title" className="w-full max-w-[400px] rounded-xl border border-border bg-card p-6">
      <h1 id="auth-title" className="font-semibold text-20">
        {title}
      </h1>
      {intro ? <p className="pt-1 text-muted-foreground">{intro}</p> : null}
      <div className="pt-5">{children}</div>
    </section>
  );
}
