"use client";
import { CircleAlertIcon } from "lucide-react";
import { Label as RadixLabel } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn.ts";

export function Label({ className, ...rest }: ComponentProps<typeof RadixLabel.Root>) {
  return <RadixLabel.Root className={cn("font-medium text-12 text-muted-foreground", className)} {...rest} />;
}

interface FieldProps {
  label: string;
  /** Shown after the label in grey, "optional" for instance. */
  note?: string;
  hint?: ReactNode;
  /** What is wrong, as a sentence; also read out with the field. */
  problem?: string | null;
  className?: string;
  children: (control: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode;
}

/** Label, control, hint and problem, joined for screen readers. */
export function Field({ label, note, hint, problem, className, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return (
    <div className={cn("grid gap-1.5", className)}>
      <Label htmlFor={id}>
        {label}
        {note ? <span className="font-normal text-faint-foreground"> {note}</span> : null}
      </Label>
      {children({ id, ...(described ? { "aria-describedby": described } : {}), ...(problem ? { "aria-invalid": true } : {}) })}
      {hint ? (
        <p id={`${id}-hint`} className="text-12 text-muted-foreground">
          {hint}
        </p>
      ) : null}
      {problem ? <FieldProblem id={`${id}-problem`}>{problem}</FieldProblem> : null}
    </div>
  );
}

function FieldProblem({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-12 text-failed">
      <CircleAlertIcon aria-hidden className="mt-0.5 size-3 shrink-0" />
      {children}
    </p>
  );
}
