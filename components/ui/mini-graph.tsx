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
const GAP = 48;
const ROW = 52;
const HEIGHT = 36;

/** A small picture of a flow: no canvas, no script, scales down with its box. */
export function MiniGraph({ label, steps, wires }: MiniGraphProps) {
  const columns = Math.max(1, ...steps.map((step) => step.column + 1));
  const reach = Math.max(1, ...steps.map((step) => Math.abs(step.row) + 1));
  const width = columns * WIDTH + (columns - 1) * GAP + 8;
  const height = (reach * 2 - 1) * ROW + 8;
  const left = (step: MiniStep) => 4 + step.column * (WIDTH + GAP);
  const middle = (step: MiniStep) => height / 2 + step.row * ROW;
  const byKey = new Map(steps.map((step) => [step.key, step]));
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height} className="h-auto max-h-full max-w-full">
      {wires.map(({ from, to }) => {
        const start = byKey.get(from);
        const end = byKey.get(to);
        if (!start || !end) return null;
        return (
          <path
            key={`${from}-${to}`}
            d={wirePath(left(start) + WIDTH, middle(start), left(end), middle(end))}
            fill="none"
            stroke="var(--wire)"
            strokeWidth="1.5"
          />
        );
      })}
      {steps.map((step) => (
        <foreignObject key={step.key} x={left(step)} y={middle(step) - HEIGHT / 2} width={WIDTH} height={HEIGHT}>
          <div className="flex h-9 items-center gap-[7px] rounded-[8px] border border-border-strong bg-card pr-2 pl-1.5 font-medium text-12">
            <Tile size={24} kind={step.kind} icon={step.icon} monogram={step.monogram} {...(step.glyph ? { glyph: step.glyph } : {})} />
            <span className="truncate">{step.name}</span>
          </div>
        </foreignObject>
      ))}
    </svg>
  );
}

/** Right angles with round corners, turning halfway between the columns before the target. */
export function wirePath(x1: number, y1: number, x2: number, y2: number): string {
  const turn = x2 - GAP / 2;
  if (Math.abs(y2 - y1) < 1) return `M${x1} ${y1}H${x2}`;
  const corner = Math.min(10, Math.abs(y2 - y1) / 2, GAP / 2);
  const down = y2 > y1 ? 1 : -1;
  return `M${x1} ${y1}H${turn - corner}Q${turn} ${y1} ${turn} ${y1 + down * corner}V${y2 - down * corner}Q${turn} ${y2} ${turn + corner} ${y2}H${x2}`;
}
