"use client";
import { BracesIcon, CornerDownRightIcon, SquareFunctionIcon } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { cn } from "#components/ui/cn.ts";
import { Popover, PopoverAnchor, PopoverContent } from "#components/ui/popover.tsx";
import type { Completion } from "#server/flow/expression/complete.ts";
import { eachDocs, functionDocs } from "#server/messages/functions.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import type { Completions } from "./use-completions.ts";

const words = mappingWords.completion;
const docs: { readonly [name: string]: string } = { ...eachDocs, ...functionDocs };
const icons = { name: BracesIcon, field: CornerDownRightIcon, function: SquareFunctionIcon } as const;

/** The list under a formula. The cursor stays in the text: the list is told to it as its active descendant. */
export function CompletionList({ id, list, children }: { id: string; list: Completions; children: ReactNode }) {
  const { found, current } = list;
  const activeId = `${id}-${current}`;
  const open = found.length > 0;
  useEffect(() => {
    if (open) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [open, activeId]);
  return (
    <Popover open={open} onOpenChange={(next) => (next ? undefined : list.close())}>
      <PopoverAnchor asChild>{children}</PopoverAnchor>
      {open ? (
        <PopoverContent
          aria-label={words.label}
          sideOffset={4}
          className="flex max-h-64 w-80 flex-col overflow-hidden"
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          // The text box has this key, like the others.
          onEscapeKeyDown={(event) => event.preventDefault()}
        >
          <div role="listbox" id={id} aria-label={words.label} className="min-h-0 grow overflow-y-auto p-1">
            {found.map((one, index) => (
              <Line key={`${one.kind} ${one.label}`} id={`${id}-${index}`} one={one} active={index === current} list={list} index={index} />
            ))}
          </div>
          <Doc one={found[current]} />
        </PopoverContent>
      ) : null}
    </Popover>
  );
}

function Line({ id, one, active, list, index }: { id: string; one: Completion; active: boolean; list: Completions; index: number }) {
  const Icon = icons[one.kind];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text box has the keys; the option is its active descendant
    <div
      role="option"
      id={id}
      aria-selected={active}
      tabIndex={-1}
      className={cn("flex h-7 items-center gap-2 rounded-sm px-2 font-mono text-12", active && "bg-accent")}
      onPointerMove={() => list.point(index)}
      // The cursor stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => list.take(one)}
    >
      <Icon aria-hidden className="size-3.5 shrink-0 text-faint-foreground" />
      <span className="min-w-0 shrink-0 truncate font-medium">{one.label}</span>
      <span className="min-w-0 grow truncate text-right text-11 text-muted-foreground">{one.kind === "function" ? "" : one.detail}</span>
    </div>
  );
}

/** What the chosen function does and takes, and which keys there are. */
function Doc({ one }: { one: Completion | undefined }) {
  const doc = one?.kind === "function" ? docs[one.label] : undefined;
  return (
    <div className="border-border border-t bg-sidebar px-3 py-2 text-12 text-muted-foreground">
      {one === undefined || doc === undefined ? null : (
        <p className="pb-1">
          <code className="block truncate font-mono text-foreground">{one.detail}</code>
          {doc}
        </p>
      )}
      <p className="text-11 text-faint-foreground">{words.keys}</p>
    </div>
  );
}
