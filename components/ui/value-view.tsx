"use client";
import { ChevronRightIcon, FileIcon } from "lucide-react";
import { useState } from "react";
import { formatSize } from "#components/lib/format.ts";
import { childRows, type ValueRow } from "#components/lib/values.ts";
import { runs } from "#server/messages/runs.ts";
import { cn } from "./cn.ts";
import { isWebAddress, SafeLink } from "./safe-link.tsx";

const words = runs.values;

/** More rows than this wait behind a button. */
const SHOWN = 100;
const LONG = 400;

type Shape = ValueRow["shape"];
type Value = ValueRow["value"];

/** Any value as labelled rows, nested ones folded. Everything is a text node: what an app sent is never markup. */
export function ValueView({ value, shape, depth = 0 }: { value: Value; shape?: Shape; depth?: number }) {
  const [all, setAll] = useState(false);
  const rows = childRows(value, shape, words.row);
  if (rows.length === 0) {
    return (
      <p className="px-4 py-2">
        <Single value={value} />
      </p>
    );
  }
  const shown = all ? rows : rows.slice(0, SHOWN);
  return (
    <dl>
      {shown.map((row) => (
        <Row key={row.key} row={row} depth={depth} />
      ))}
      {shown.length < rows.length ? (
        <button type="button" className="px-4 py-2 text-primary-text hover:underline" onClick={() => setAll(true)}>
          {words.more(rows.length - shown.length)}
        </button>
      ) : null}
    </dl>
  );
}

function Row({ row, depth }: { row: ValueRow; depth: number }) {
  const [open, setOpen] = useState(depth === 0 && childCount(row.value) > 0 && childCount(row.value) <= 3);
  const count = childCount(row.value);
  const style = { paddingLeft: `${16 + depth * 14}px` };
  if (row.shape?.secret) return <Line label={row.label} style={style} value={<span className="text-faint-foreground">{words.secret}</span>} />;
  if (count === 0) return <Line label={row.label} style={style} value={<Single value={row.value} />} />;
  return (
    <div className="border-border border-b last:border-b-0">
      <dt>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          style={style}
          className="flex min-h-[34px] w-full items-center gap-2 pr-4 text-left hover:bg-accent focus-visible:-outline-offset-2"
        >
          <ChevronRightIcon aria-hidden className={cn("-ml-1 size-3.5 shrink-0 text-faint-foreground transition-transform", open && "rotate-90")} />
          <span className="font-medium">{row.label}</span>
          <span className="text-12 text-faint-foreground">{Array.isArray(row.value) ? words.items(count) : words.fields(count)}</span>
        </button>
      </dt>
      {open ? (
        <dd className="border-border border-t">
          <ValueView value={row.value} shape={row.shape} depth={depth + 1} />
        </dd>
      ) : null}
    </div>
  );
}

function Line({ label, value, style }: { label: string; value: React.ReactNode; style: React.CSSProperties }) {
  return (
    <div className="grid min-h-[34px] grid-cols-[minmax(104px,37%)_1fr] items-center gap-2 border-border border-b py-1.5 pr-4 last:border-b-0">
      <dt style={style} className="text-12 text-muted-foreground [overflow-wrap:anywhere]">
        {label}
      </dt>
      <dd className="[overflow-wrap:anywhere]">{value}</dd>
    </div>
  );
}

function childCount(value: Value): number {
  return childRows(value, undefined, String).length;
}

function Single({ value }: { value: Value }) {
  if (value === null || value === "") return <span className="text-faint-foreground">{words.empty}</span>;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "string") return <Text text={value} />;
  if (typeof value === "number") return String(value);
  return <Marked value={value} />;
}

/** Exact numbers, files, and records and lists without anything in them. */
function Marked({ value }: { value: object }) {
  const [mark] = Object.values(value);
  if (Array.isArray(value)) return <span className="text-faint-foreground">{words.items(0)}</span>;
  if (typeof mark === "string") return mark;
  if (typeof mark === "object" && mark !== null && "name" in mark) return <FileLink file={mark} />;
  return <span className="text-faint-foreground">{words.fields(0)}</span>;
}

/** A file is never shown, only handed over: what an app sent as one does not become a page here. */
function FileLink({ file }: { file: object }) {
  const { id, name, mediaType, size } = { id: "", name: "", mediaType: "", size: 0, ...file };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <FileIcon aria-hidden className="size-3.5 text-muted-foreground" />
      <a href={`/api/files/${encodeURIComponent(id)}`} download className="text-primary-text hover:underline" aria-label={words.download(name)}>
        {name}
      </a>
      <span className="text-12 text-muted-foreground">
        {mediaType} · {formatSize(size)}
      </span>
    </span>
  );
}

function Text({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  if (isWebAddress(text)) return <SafeLink href={text} className="text-primary-text hover:underline" />;
  if (text.length <= LONG || whole) return <span className="whitespace-pre-wrap">{text}</span>;
  return (
    <span className="whitespace-pre-wrap">
      {text.slice(0, LONG)}…{" "}
      <button type="button" className="text-primary-text hover:underline" onClick={() => setWhole(true)}>
        {words.wholeText}
      </button>
    </span>
  );
}
