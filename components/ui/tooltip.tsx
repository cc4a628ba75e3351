"use client";
import { type FocusEvent, type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Keys } from "./kbd.tsx";
import { Slot } from "./slot.tsx";

type Side = "top" | "right" | "bottom" | "left";

interface TooltipProps {
  text: ReactNode;
  keys?: string;
  side?: Side;
  /** A focusable element that carries its own name: the tooltip only adds to it. */
  children: ReactNode;
}

const OPEN_MS = 400;
/** Time for the pointer to come over to the tooltip, which then stays. */
const CLOSE_MS = 120;

/**
 * Shown while the pointer rests on the element or on the tooltip, or while the element has the keyboard's focus; Esc takes
 * it away. A few lines of our own: every page has tooltips, and the library's share of the first load was a tenth.
 */
export function Tooltip({ text, keys, side = "bottom", children }: TooltipProps) {
  const id = useId();
  const [over, setOver] = useState<DOMRect | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = (box: DOMRect | null, ms: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOver(box), ms);
  };
  const hide = (): void => {
    clearTimeout(timer.current);
    setOver(null);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <>
      <Slot
        {...(over === null ? {} : { "aria-describedby": id })}
        onPointerEnter={(event: PointerEvent<HTMLElement>) =>
          event.pointerType === "touch" ? undefined : show(event.currentTarget.getBoundingClientRect(), OPEN_MS)
        }
        onPointerLeave={() => show(null, CLOSE_MS)}
        onPointerDown={hide}
        onFocus={({ currentTarget }: FocusEvent<HTMLElement>) =>
          currentTarget.matches(":focus-visible") ? show(currentTarget.getBoundingClientRect(), 0) : undefined
        }
        onBlur={hide}
      >
        {children}
      </Slot>
      {over === null ? null : (
        <Tip id={id} over={over} side={side} onStay={() => clearTimeout(timer.current)} onLeave={() => show(null, CLOSE_MS)} onEscape={hide}>
          {text}
          {keys ? <Keys keys={keys} /> : null}
        </Tip>
      )}
    </>
  );
}

interface TipProps {
  id: string;
  over: DOMRect;
  side: Side;
  onStay: () => void;
  onLeave: () => void;
  onEscape: () => void;
  children: ReactNode;
}

function Tip({ id, over, side, onStay, onLeave, onEscape, children }: TipProps) {
  const tip = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const { current } = tip;
    if (current === null) return;
    const { left, top } = placeOf(over, current.getBoundingClientRect(), side);
    current.style.translate = `${left}px ${top}px`;
    current.style.visibility = "visible";
  }, [over, side]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => (event.key === "Escape" ? onEscape() : undefined);
    window.addEventListener("keydown", press);
    window.addEventListener("scroll", onEscape, true);
    return () => {
      window.removeEventListener("keydown", press);
      window.removeEventListener("scroll", onEscape, true);
    };
  });
  return createPortal(
    <span
      ref={tip}
      id={id}
      role="tooltip"
      onPointerEnter={onStay}
      onPointerLeave={onLeave}
      className="invisible fixed top-0 left-0 z-60 flex max-w-72 items-center gap-2 rounded-md border border-border-strong bg-popover px-2 py-1 text-12 text-foreground shadow-float"
    >
      {children}
    </span>,
    document.body,
  );
}

const GAP = 6;
const EDGE = 8;

/** Beside the element, on the other side when there is no room, and never over the edge of the window. */
function placeOf(over: DOMRect, tip: DOMRect, side: Side): { readonly left: number; readonly top: number } {
  const middle = { left: over.left + (over.width - tip.width) / 2, top: over.top + (over.height - tip.height) / 2 };
  const below = over.bottom + GAP;
  const above = over.top - GAP - tip.height;
  const after = over.right + GAP;
  const before = over.left - GAP - tip.width;
  const fitsBelow = below + tip.height <= window.innerHeight - EDGE;
  const fitsAfter = after + tip.width <= window.innerWidth - EDGE;
  const wanted = {
    bottom: { left: middle.left, top: fitsBelow ? below : above },
    top: { left: middle.left, top: above >= EDGE ? above : below },
    right: { left: fitsAfter ? after : before, top: middle.top },
    left: { left: before >= EDGE ? before : after, top: middle.top },
  }[side];
  const within = (place: number, size: number, room: number): number => Math.max(EDGE, Math.min(place, room - EDGE - size));
  return { left: within(wanted.left, tip.width, window.innerWidth), top: within(wanted.top, tip.height, window.innerHeight) };
}
