"use client";
import { ChevronDownIcon, ChevronRightIcon, SearchIcon } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { cn } from "#components/ui/cn.ts";
import { SearchInput } from "#components/ui/input.tsx";
import { mappingWords } from "#server/messages/mapping.ts";
import { useMap } from "./context.ts";
import { showValue } from "./show.ts";
import { rowId, type SourceRow } from "./sources.ts";
import { type TreeLine, treeLines } from "./tree-lines.ts";
import { TypeGlyph } from "./type-glyph.tsx";
import { useRowDrag } from "./use-row-drag.tsx";

const words = mappingWords.sources;

/** What earlier steps give, with samples: search, then click into the focused field or drag onto any. */
export function SourceTree() {
  const model = useMap();
  const [text, setText] = useState("");
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState(0);
  const tree = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => treeLines(model.steps, folded, text), [model.steps, folded, text]);
  const active = useStore(model.focus, (state) => state.field);
  const grab = useRowDrag();
  const at = Math.min(current, Math.max(0, lines.length - 1));

  const flip = (id: string): void => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  const use = (row: SourceRow): void => {
    if (active === null) return;
    model.use(row, active);
    const left = model.problems.filter((one) => one.code === "required_missing").length;
    model.say(mappingWords.said.mapped(active.title, row.title, showValue(row.sample), left));
  };
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(lines.length - 1, to));
    setCurrent(next);
    tree.current?.querySelectorAll<HTMLElement>("[role=treeitem]")[next]?.focus();
  };
  const key = (event: KeyboardEvent): void => {
    const line = lines[at];
    if (line === undefined) return;
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at - 1);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(lines.length - 1);
    else if (event.key === "ArrowRight" && line.branch && !line.open) flip(line.id);
    else if (event.key === "ArrowLeft" && line.branch && line.open) flip(line.id);
    else if (event.key === "ArrowLeft") move(lines.findLastIndex((one, index) => index < at && one.depth < line.depth));
    else if (event.key === "Enter" && line.row !== null) use(line.row);
    else return;
    event.preventDefault();
  };

  return (
    <div className="flex min-h-0 flex-col">
      <div className="p-3">
        <SearchInput
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
          before={<SearchIcon aria-hidden />}
        />
      </div>
      {lines.length === 0 ? <p className="px-4 text-muted-foreground">{words.none}</p> : null}
      <div ref={tree} role="tree" aria-label={words.tree} className="min-h-0 grow overflow-y-auto px-2 pb-4" onKeyDown={key}>
        {lines.map((line, index) => (
          <Line
            key={line.id}
            line={line}
            reachable={index === at}
            usable={active !== null}
            onFold={() => flip(line.id)}
            onUse={() => (line.row === null ? undefined : use(line.row))}
            onFocus={() => setCurrent(index)}
            onGrab={(event) => (line.row === null ? undefined : grab(line.row, event))}
          />
        ))}
      </div>
      <p className="border-border border-t px-4 py-2 text-12 text-muted-foreground">{words.rowHint}</p>
    </div>
  );
}

interface LineProps {
  line: TreeLine;
  reachable: boolean;
  usable: boolean;
  onFold: () => void;
  onUse: () => void;
  onFocus: () => void;
  onGrab: (event: React.PointerEvent) => void;
}

function Line({ line, reachable, usable, onFold, onUse, onFocus, onGrab }: LineProps) {
  const { badge, value } = useMap();
  const { row, depth } = line;
  const facts = badge(line.step);
  const used = row !== null && usedIn(JSON.stringify(value), row);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={false}
      {...(line.branch ? { "aria-expanded": line.open } : {})}
      tabIndex={reachable ? 0 : -1}
      data-source={row === null ? line.step : rowId(row)}
      className={cn(
        "flex h-7 touch-none select-none items-center gap-2 rounded-sm pr-2 hover:bg-accent",
        depth === 0 && "mt-1 font-semibold",
        usable && row !== null && "cursor-copy",
      )}
      style={{ paddingLeft: 6 + depth * 16 }}
      onClick={line.branch && (depth === 0 || !usable) ? onFold : onUse}
      onFocus={onFocus}
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={onGrab}
    >
      {line.branch ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys of the tree do the same
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the tree do the same
        <span
          className="grid size-4 shrink-0 place-items-center text-faint-foreground"
          onClick={(event) => {
            event.stopPropagation();
            onFold();
          }}
        >
          {line.open ? <ChevronDownIcon aria-hidden className="size-3.5" /> : <ChevronRightIcon aria-hidden className="size-3.5" />}
        </span>
      ) : (
        <span aria-hidden className="w-4 shrink-0" />
      )}
      {depth === 0 ? (
        <span
          aria-hidden
          className="grid h-4 min-w-4 shrink-0 place-items-center rounded-[3px] bg-kind-app-soft font-semibold text-[10px] text-kind-app tabular-nums leading-4"
        >
          {facts.number}
        </span>
      ) : row === null ? null : (
        <TypeGlyph shape={row.shape} />
      )}
      <span className="min-w-0 truncate">{line.title}</span>
      {used ? <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-primary" /> : null}
      <span className="grow" />
      <span className="max-w-[45%] shrink truncate font-normal text-12 text-muted-foreground">
        {depth === 0
          ? facts.app
          : row === null
            ? ""
            : row.shape.personal === true && row.sample === undefined
              ? mappingWords.values.hidden
              : showValue(row.sample)}
      </span>
    </div>
  );
}

/** Some formula of the mapping names this row. */
function usedIn(mapping: string, row: SourceRow): boolean {
  const path = row.list === null ? row.path.join(".") : `item.${row.path.join(".")}`;
  return new RegExp(`(?<![\\w.])${path.replaceAll(".", "\\.")}(?![\\w])`).test(mapping);
}
