import { parseFormula } from "./expression/parse.ts";
import { printFormula } from "./expression/print.ts";
import { renameNames } from "./expression/rename.ts";
import { isReserved } from "./expression/syntax.ts";
import type { Edge, Graph, GraphNode, Position } from "./graph.ts";
import { mapNodeFormulas } from "./mapping-walk.ts";

/** Copied steps and the wires among them: plain data, so that it can be pasted in another flow or window. */
export interface Clip {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
}

/** What copying these steps puts on the clipboard. */
export function clipOf(graph: Graph, keys: readonly string[]): Clip {
  const chosen = new Set(keys);
  return {
    nodes: graph.nodes.filter((node) => chosen.has(node.key)),
    edges: graph.edges.filter((edge) => chosen.has(edge.from.node) && chosen.has(edge.to)),
  };
}

/** The clip as it fits into a graph: new keys, formulas among the copies follow them, the top left corner at `at`. */
export function pasted(graph: Graph, clip: Clip, at: Position): Clip {
  const taken = new Set(graph.nodes.map((node) => node.key));
  const keys = new Map<string, string>();
  for (const node of clip.nodes) {
    const key = freshKey(node.key, taken);
    taken.add(key);
    keys.set(node.key, key);
  }
  const corner = { x: Math.min(...clip.nodes.map((node) => node.position.x)), y: Math.min(...clip.nodes.map((node) => node.position.y)) };
  const nodes = clip.nodes.map((node) => ({
    ...mapNodeFormulas(node, (formula, items) => renamed(formula, keys, items)),
    key: keys.get(node.key) ?? node.key,
    position: { x: node.position.x - corner.x + at.x, y: node.position.y - corner.y + at.y },
  }));
  const edges = clip.edges.map((edge) => ({ from: { ...edge.from, node: keys.get(edge.from.node) ?? edge.from.node }, to: keys.get(edge.to) ?? edge.to }));
  return { nodes, edges };
}

/** A formula that cannot be read is kept as it is. */
function renamed(formula: string, keys: ReadonlyMap<string, string>, items: readonly string[]): string {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return formula;
  const changed = renameNames(parsed.expr, keys, items);
  return changed === parsed.expr ? formula : printFormula(changed);
}

/** A key like `wanted` that no step has: `invoice`, `invoice_2`, … Any text will do. */
export function freshKey(wanted: string, taken: ReadonlySet<string>): string {
  const words = wanted
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 34);
  const base = words === "" || isReserved(words) ? "step" : words;
  if (!taken.has(base)) return base;
  const stem = base.replace(/_\d+$/, "");
  for (let i = 2; ; i++) {
    const key = `${stem}_${i}`;
    if (!taken.has(key)) return key;
  }
}
