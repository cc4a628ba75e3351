import { connectors } from "./index.ts";
import { keepsItsPromises } from "./suite.ts";

for (const connector of Object.values(connectors)) keepsItsPromises(connector);
