import type { Clip } from "./clip.ts";
import { parseFormula } from "./expression/parse.ts";
import { printFormula } from "./expression/print.ts";
import { renameNames } from "./expression/rename.ts";
import { freshKey } from "./fresh-key.ts";
import type { Graph, Position } from "./graph.ts";
import { mapNodeFormulas } from "./mapping-walk.ts";

/**
 * The clip as it fits into a graph: new keys, formulas among the copies follow them, the top left corner at `at`. It is what
 * the edit `paste` takes. Apart from the edit because it has to read formulas, which an editor does not load at first.
 */
export function fitClip(graph: Graph, clip: Clip, at: Position): Clip {
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
