import type { Position } from "#server/flow/graph.ts";

/** A drawn wire: right angles, round corners, and where its words and its plus stand. */
export interface Route {
  readonly path: string;
  readonly points: readonly Position[];
  /** Middle of the stretch that is long enough to carry words. */
  readonly label: Position;
  /** Where a fork says "in parallel": on the trunk, halfway to this wire's end. Null when the wire is straight. */
  readonly trunk: Position | null;
}

const CORNER = 10;
const TRUNK = 24;
const DETOUR = 56;
const WORDS = 72;

/** Routes from an output to an input. Wires of one output share the trunk, so a fork reads as one line that splits. */
export function routeWire(from: Position, to: Position): Route {
  const points = to.x >= from.x + 2 * CORNER ? forward(from, to) : around(from, to);
  const bend = points.length > 2;
  return { path: roundedPath(points), points, label: labelPoint(points), trunk: bend ? middle(points[1], points[2]) : null };
}

function forward(from: Position, to: Position): Position[] {
  if (Math.abs(from.y - to.y) < 1) return [from, to];
  const x = from.x + Math.min(TRUNK, (to.x - from.x) / 2);
  return [from, { x, y: from.y }, { x, y: to.y }, to];
}

/** The target stands behind the source: out, past both cards, back. */
function around(from: Position, to: Position): Position[] {
  const apart = Math.abs(from.y - to.y);
  const y = apart > 2 * DETOUR ? (from.y + to.y) / 2 : Math.max(from.y, to.y) + DETOUR;
  const right = from.x + TRUNK;
  const left = to.x - TRUNK;
  return [from, { x: right, y: from.y }, { x: right, y }, { x: left, y }, { x: left, y: to.y }, to];
}

/** The last level stretch if words fit on it, else the middle of the trunk. */
function labelPoint(points: readonly Position[]): Position {
  const last = points.at(-1);
  const before = points.at(-2);
  if (last === undefined || before === undefined) return { x: 0, y: 0 };
  if (points.length === 2 || Math.abs(last.x - before.x) >= WORDS) return middle(before, last);
  return middle(points[1], points[2]);
}

function middle(a: Position | undefined, b: Position | undefined): Position {
  if (a === undefined || b === undefined) return { x: 0, y: 0 };
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** An SVG path through the points; a corner shrinks when its sides are short. */
export function roundedPath(points: readonly Position[], radius = CORNER): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  let path = `M${first.x} ${first.y}`;
  for (let index = 0; index < rest.length; index++) {
    const previous = points[index];
    const corner = points[index + 1];
    const next = points[index + 2];
    if (previous === undefined || corner === undefined) break;
    path += next === undefined ? `L${corner.x} ${corner.y}` : turn(previous, corner, next, radius);
  }
  return path;
}

function turn(before: Position, corner: Position, after: Position, radius: number): string {
  const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
  const start = towards(corner, before, r);
  const end = towards(corner, after, r);
  return `L${start.x} ${start.y}Q${corner.x} ${corner.y} ${end.x} ${end.y}`;
}

function distance(a: Position, b: Position): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Position, to: Position, length: number): Position {
  return { x: from.x + Math.sign(to.x - from.x) * length, y: from.y + Math.sign(to.y - from.y) * length };
}
