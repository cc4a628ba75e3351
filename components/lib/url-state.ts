"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** Values of the address's query; null takes one out. */
export type Query = { readonly [name: string]: string | null };

/** Pure: the query text with the changes applied, `""` or `?a=b`. */
export function changeQuery(present: string, changes: Query): string {
  const params = new URLSearchParams(present);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** State that lives in the address, so that back, refresh and sharing work. `push` makes an entry for the back button. */
export function useUrlState() {
  const params = useSearchParams();
  const path = usePathname();
  const router = useRouter();
  const text = params.toString();
  const change = useCallback(
    (changes: Query, how: "push" | "replace" = "replace") => router[how](`${path}${changeQuery(text, changes)}`, { scroll: false }),
    [router, path, text],
  );
  return { params, change };
}
