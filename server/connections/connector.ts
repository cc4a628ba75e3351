import type { Connector } from "#server/connectors/contract.ts";
import { connectors } from "#server/connectors/index.ts";
import { AppError } from "#server/errors.ts";

/** The app of that id. @throws AppError not_found */
export function connectorOf(id: string): Connector {
  const found = Object.hasOwn(connectors, id) ? connectors[id] : undefined;
  if (found === undefined) throw new AppError("not_found", "not_found");
  return found;
}
