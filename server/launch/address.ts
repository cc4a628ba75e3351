import { join } from "node:path";

/** Where a running copy notes the address it got, for commands that are run beside it. */
export function addressFile(dataDir: string): string {
  return join(dataDir, "address");
}
