import { useEffect } from "react";
import { create } from "zustand";

type Brands = typeof import("./brands.ts").brands;
const useBrands = create<{ readonly brands: Brands | null }>(() => ({ brands: null }));

/**
 * The mark of an app by its slug; null when there is none. The marks are drawings of several kB that no first page waits
 * for: they are loaded when the first one is to be shown.
 */
export function useBrand(slug: string | null): { readonly path: string } | "loading" | null {
  const brands = useBrands((state) => state.brands);
  const missing = slug !== null && brands === null;
  useEffect(() => {
    if (missing) void import("./brands.ts").then((module) => useBrands.setState({ brands: module.brands }));
  }, [missing]);
  if (slug === null) return null;
  if (brands === null) return "loading";
  const path = brands[slug];
  return path === undefined ? null : { path };
}
