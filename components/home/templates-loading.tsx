"use client";
import { Loading, Skeleton } from "#components/ui/skeleton.tsx";
import { shell } from "#server/messages/shell.ts";

/** Where the templates will stand. */
export function TemplatesLoading() {
  return (
    <Loading label={shell.loading}>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {["one", "two", "three"].map((place) => (
          <div key={place} className="grid h-80 content-end gap-3 rounded-xl border border-border bg-card p-4">
            <Skeleton className="h-4 w-40" />
            <Skeleton />
            <Skeleton className="w-2/3" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
