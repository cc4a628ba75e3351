import { cva, type VariantProps } from "class-variance-authority";
import {
  FilterIcon,
  HandIcon,
  type LucideIcon,
  MergeIcon,
  OctagonXIcon,
  PlayIcon,
  ReplyIcon,
  ShapesIcon,
  SplitIcon,
  StickyNoteIcon,
  WebhookIcon,
} from "lucide-react";
import { cn } from "./cn.ts";
import { useBrand } from "./use-brand.ts";

const tile = cva(
  "inline-grid shrink-0 place-items-center font-semibold leading-none tracking-tight shadow-[inset_0_0_0_1px_color-mix(in_oklab,currentColor_20%,transparent)]",
  {
    variants: {
      kind: {
        trigger: "bg-kind-trigger-soft text-kind-trigger",
        app: "bg-kind-app-soft text-kind-app",
        logic: "bg-kind-logic-soft text-kind-logic",
        data: "bg-kind-data-soft text-kind-data",
        human: "bg-kind-human-soft text-kind-human",
      },
      size: {
        16: "size-4 rounded-xs text-[8px] [&_svg]:size-2.5",
        20: "size-5 rounded-sm text-[9px] [&_svg]:size-3",
        24: "size-6 rounded-md text-[10px] [&_svg]:size-3.5",
        28: "size-7 rounded-md text-11 [&_svg]:size-4",
        36: "size-9 rounded-[8px] text-13 [&_svg]:size-[18px]",
        40: "size-10 rounded-lg text-14 [&_svg]:size-5",
      },
    },
    defaultVariants: { kind: "app", size: 36 },
  },
);

export type TileKind = NonNullable<VariantProps<typeof tile>["kind"]>;
export type TileSize = NonNullable<VariantProps<typeof tile>["size"]>;

/** What a step without an app shows; words of the flow document. */
const glyphs: { readonly [name: string]: LucideIcon } = {
  branch: SplitIcon,
  filter: FilterIcon,
  set: ShapesIcon,
  join: MergeIcon,
  respond: ReplyIcon,
  stop: OctagonXIcon,
  webhook: WebhookIcon,
  manual: PlayIcon,
  note: StickyNoteIcon,
  approval: HandIcon,
};

interface TileProps {
  /** simple-icons slug of the app, when it has one. */
  icon?: string | null;
  monogram?: string;
  /** `branch`, `webhook`, …: drawn in place of an app. */
  glyph?: string;
  kind?: TileKind;
  size?: TileSize;
  /** Striped: nothing real behind it. */
  sandbox?: boolean;
  className?: string;
}

/** The square that stands for an app or a kind of step. Decorative: the name stands beside it. */
export function Tile({ icon, monogram = "", glyph, kind, size, sandbox = false, className }: TileProps) {
  const Glyph = glyph ? glyphs[glyph] : undefined;
  const mark = useBrand(glyph ? null : (icon ?? null));
  return (
    <span aria-hidden className={cn(tile({ kind, size }), sandbox && "bg-stripes", className)}>
      {Glyph ? <Glyph /> : mark === "loading" ? null : mark === null ? monogram.slice(0, 2) : <BrandMark path={mark.path} />}
    </span>
  );
}

function BrandMark({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden>
      <path d={path} />
    </svg>
  );
}
