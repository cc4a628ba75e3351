import { Tile, type TileKind } from "./tile.tsx";

export interface MiniStep {
  readonly key: string;
  readonly name: string;
  readonly kind: TileKind;
  readonly icon: string | null;
  readonly monogram: string;
  readonly glyph?: string;
  readonly column: number;
  /** 0 is the middle; rows may be halves. */
  readonly row: number;
}

interface MiniGraphProps {
  label: string;
  steps: readonly MiniStep[];
  wires: readonly { readonly from: string; readonly to: string }[];
}

const WIDTH = 148;
const HEIGHT = 36;
/** Between columns when the flow runs to the right, between levels when it runs down. */
const GAP = { right: 48, down: 20 };
const ROW = 52;
const BESIDE = 16;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A small picture of a flow: no canvas, no script, scales down with its box. A long flow runs down, so that it stays readable. */
export function MiniGraph({ label, steps, wires }: MiniGraphProps) {
  const columns = Math.max(1, ...steps.map((step) => step.column + 1));
  const reach = Math.max(0, ...steps.map((step) => Math.abs(step.row)));
  const down = columns > 2;
  const width = down ? WIDTH + reach * 2 * (WIDTH + BESIDE) + 4 : columns * (WIDTH + GAP.right) - GAP.right + 4;
  const height = down ? columns * (HEIGHT + GAP.down) - GAP.down + 4 : HEIGHT + reach * 2 * ROW + 4;
  /** The middle of a card. */
  const place = ({ column, row }: MiniStep): Point =>
    down
      ? { x: width / 2 + row * (WIDTH + BESIDE), y: 2 + HEIGHT / 2 + column * (HEIGHT + GAP.down) }
      : { x: 2 + WIDTH / 2 + column * (WIDTH + GAP.right), y: height / 2 + row * ROW };
  const byKey = new Map(steps.map((step) => [step.key, place(step)]));
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height} className="h-auto max-h-full max-w-full">
      {wires.map(({ from, to }) => {
        const start = byKey.get(from);
        const end = byKey.get(to);
        return start && end ? (
          <path key={`${from}-${to}`} d={down ? wireDown(start, end) : wireRight(start, end)} fill="none" stroke="var(--wire)" strokeWidth="1.5" />
        ) : null;
      })}
      {steps.map((step) => (
        <MiniCard key={step.key} step={step} middle={place(step)} />
      ))}
    </svg>
  );
}

function MiniCard({ step, middle }: { step: MiniStep; middle: Point }) {
  return (
    <foreignObject x={middle.x - WIDTH / 2} y={middle.y - HEIGHT / 2} width={WIDTH} height={HEIGHT}>
      <div className="flex h-9 items-center gap-[7px] rounded-[8px] border border-border-strong bg-card pr-2 pl-1.5 font-medium text-12">
        <Tile size={24} kind={step.kind} icon={step.icon} monogram={step.monogram} {...(step.glyph ? { glyph: step.glyph } : {})} />
        <span className="truncate">{step.name}</span>
      </div>
    </foreignObject>
  );
}

/** Right angles with round corners, turning halfway before the target's column. */
function wireRight(from: Point, to: Point): string {
  const start = from.x + WIDTH / 2;
  const end = to.x - WIDTH / 2;
  const turn = end - GAP.right / 2;
  if (from.y === to.y) return `M${start} ${from.y}H${end}`;
  const way = to.y > from.y ? 10 : -10;
  return `M${start} ${from.y}H${turn - 10}Q${turn} ${from.y} ${turn} ${from.y + way}V${to.y - way}Q${turn} ${to.y} ${turn + 10} ${to.y}H${end}`;
}

/** The same downwards. */
function wireDown(from: Point, to: Point): string {
  const start = from.y + HEIGHT / 2;
  const end = to.y - HEIGHT / 2;
  const turn = end - GAP.down / 2;
  if (from.x === to.x) return `M${from.x} ${start}V${end}`;
  const way = to.x > from.x ? 8 : -8;
  return `M${from.x} ${start}V${turn - 8}Q${from.x} ${turn} ${from.x + way} ${turn}H${to.x - way}Q${to.x} ${turn} ${to.x} ${turn + 8}V${end}`;
}
