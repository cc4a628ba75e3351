import type { ReactNode } from "react";

/** One subject of the settings, with its heading as the section's name. */
export function Section({ id, title, intro, action, children }: { id: string; title: string; intro?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="pb-10">
      <div className="flex flex-wrap items-end gap-3 pb-3">
        <div className="min-w-0 grow">
          <h2 id={id} className="font-semibold text-16">
            {title}
          </h2>
          {intro ? <p className="text-muted-foreground">{intro}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
