"use client";
import { type ReactNode, useId } from "react";
import { Label } from "#components/ui/field.tsx";

/** One line of a form in the panel: label at the left, control at the right, hint under it. */
export function PanelRow({ label, hint, children }: { label: string; hint?: ReactNode; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="grid grid-cols-[92px_minmax(0,1fr)] items-start gap-x-3 pb-2">
      <Label htmlFor={id} className="pt-2">
        {label}
      </Label>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1.5">
        {children(id)}
        {hint === undefined ? null : <div className="text-12 text-muted-foreground">{hint}</div>}
      </div>
    </div>
  );
}

export function PanelSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="border-border border-b px-4 pt-3 pb-2 last:border-b-0">
      {title === undefined ? null : <h3 className="pb-2 font-semibold">{title}</h3>}
      {children}
    </section>
  );
}
