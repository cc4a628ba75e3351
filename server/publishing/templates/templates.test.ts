import { expect, test } from "vitest";
import { buildCatalog } from "#server/connectors/catalog.ts";
import type { CatalogConnection } from "#server/flow/catalog.ts";
import { compile } from "#server/flow/compile.ts";
import type { Graph } from "#server/flow/graph.ts";
import { parseGraph } from "#server/flow/parse-graph.ts";
import { connectorOf } from "../document.ts";
import { templates } from "./index.ts";

const catalog = buildCatalog();

function onAccounts(graph: Graph): { graph: Graph; connections: CatalogConnection[] } {
  const apps = [...new Set(graph.nodes.map(connectorOf).filter((app) => app !== null))];
  const connections = apps.map(
    (connector): CatalogConnection => ({
      id: `account-${connector}`,
      connector,
      name: connector,
      sandbox: true,
      health: "working",
      allowedEffects: ["read", "create", "update", "upsert", "delete"],
      scopes: null,
    }),
  );
  const nodes = graph.nodes.map((node) => {
    const app = connectorOf(node);
    return app === null || (node.kind !== "action" && node.kind !== "trigger") ? node : { ...node, connection: `account-${app}` };
  });
  return { graph: { ...graph, nodes }, connections };
}

test.each(templates)("the template $id is a flow that can be published, without even a warning", ({ graph }) => {
  expect(parseGraph(graph)).toMatchObject({ ok: true });
  const { graph: ready, connections } = onAccounts(graph);
  expect(compile(ready, { catalog, connections })).toMatchObject({ ok: true, warnings: [] });
});
