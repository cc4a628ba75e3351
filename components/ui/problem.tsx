"use client";
import type { ReactNode } from "react";
import { problemOf } from "#components/lib/api.tsx";
import { shell } from "#server/messages/shell.ts";
import { Button } from "./button.tsx";
import { ErrorBox } from "./notice.tsx";
import { toast } from "./toast.tsx";

/** A list or a page whose data did not come: the four parts and *Try again*. */
export function ProblemBox({ error, retry, actions, className }: { error: unknown; retry?: () => void; actions?: ReactNode; className?: string }) {
  return (
    <ErrorBox
      parts={problemOf(error)}
      labels={shell.labels}
      actions={
        <>
          {retry ? <Button onClick={retry}>{shell.retry}</Button> : null}
          {actions}
        </>
      }
      {...(className ? { className } : {})}
    />
  );
}

/** Says that an action failed when the page has no better place for it. */
export function toastProblem(error: unknown): void {
  const { what, why, next } = problemOf(error);
  toast.error(what, { description: `${why} ${next}`, duration: 10_000 });
}
