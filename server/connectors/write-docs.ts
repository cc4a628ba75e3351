import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { connectors } from "./index.ts";
import { printDocs } from "./print-docs.ts";

writeFileSync(join(import.meta.dirname, "../../docs/connectors.md"), printDocs(Object.values(connectors)));
