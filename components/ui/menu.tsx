"use client";
import type { DropdownMenu as Radix } from "radix-ui";
import { type ComponentProps, createContext, type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { cn } from "./cn.ts";
import { Keys } from "./kbd.tsx";
import { Slot } from "./slot.tsx";

const content = "z-50 min-w-44 rounded-lg border border-border-strong bg-popover p-1 shadow-float outline-none";
const item =
  "flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none data-disabled:text-faint-foreground data-highlighted:bg-accent max-md:min-h-11 [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-muted-foreground";
const danger = "text-failed data-highlighted:bg-failed-soft [&>svg]:text-failed";

type Parts = typeof import("./menu-parts.ts");
const load = (): Promise<Parts> => import("./menu-parts.ts");

interface MenuState {
  /** Null until the menu is opened for the first time: a page has many menus, and few are ever opened. */
  readonly parts: Parts | null;
  readonly byKeyboard: boolean;
  readonly open: (byKeyboard: boolean) => void;
}
const MenuContext = createContext<MenuState>({ parts: null, byKeyboard: false, open: () => undefined });

interface ItemExtras {
  /** Shown at the right, `Mod+D` for instance; the key itself is bound elsewhere. */
  keys?: string;
  danger?: boolean;
}

interface MenuProps {
  /** Given when the menu is opened from outside. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/** Not modal: the page behind stays readable to screen readers, and a click beside it does what it says. */
export function Menu({ open: given, onOpenChange, children }: MenuProps) {
  const [parts, setParts] = useState<Parts | null>(null);
  const [own, setOwn] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const open = given ?? own;
  useEffect(() => {
    if (open && parts === null) void load().then(setParts);
  }, [open, parts]);
  const state: MenuState = {
    parts,
    byKeyboard,
    open: (keyboard) => {
      setByKeyboard(keyboard);
      setOwn(true);
    },
  };
  const change = (next: boolean): void => {
    setOwn(next);
    if (!next) setByKeyboard(false);
    onOpenChange?.(next);
  };
  const inside = <MenuContext.Provider value={state}>{children}</MenuContext.Provider>;
  return parts === null ? (
    inside
  ) : (
    <parts.Root modal={false} open={open} onOpenChange={change}>
      {inside}
    </parts.Root>
  );
}

/** The button that opens it. Before the first opening it is a plain one with the same name and role. */
export function MenuTrigger({ asChild = false, ...rest }: ComponentProps<"button"> & { asChild?: boolean }) {
  const { parts, open } = useContext(MenuContext);
  if (parts !== null) return <parts.Trigger asChild={asChild} {...rest} />;
  const Button = asChild ? Slot : "button";
  const type = asChild ? {} : { type: "button" as const };
  return (
    <Button
      {...type}
      aria-haspopup="menu"
      aria-expanded={false}
      data-state="closed"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => open(false)}
      onKeyDown={(event: KeyboardEvent) => {
        if (!["Enter", " ", "ArrowDown"].includes(event.key)) return;
        event.preventDefault();
        open(true);
      }}
      {...rest}
    />
  );
}

export function MenuContent({ className, align = "end", sideOffset = 6, ...rest }: ComponentProps<typeof Radix.Content>) {
  const { parts, byKeyboard } = useContext(MenuContext);
  const box = useRef<HTMLDivElement>(null);
  // The key that opened it was pressed before the library listened, which therefore leaves the focus on the menu itself.
  useEffect(() => {
    if (byKeyboard) box.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  }, [byKeyboard]);
  if (parts === null) return null;
  return (
    <parts.Portal>
      <parts.Content ref={box} align={align} sideOffset={sideOffset} collisionPadding={8} className={cn(content, className)} {...rest} />
    </parts.Portal>
  );
}

export function MenuItem({ className, keys, danger: isDanger = false, children, ...rest }: ComponentProps<typeof Radix.Item> & ItemExtras) {
  const { parts } = useContext(MenuContext);
  if (parts === null) return null;
  return (
    <parts.Item className={cn(item, isDanger && danger, className)} {...rest}>
      {/* As a link it may hold nothing but the link. */}
      {rest.asChild === true ? (
        children
      ) : (
        <>
          {children}
          <Hint keys={keys} />
        </>
      )}
    </parts.Item>
  );
}

/** An item that is on or off; `mark` stands in front while it is on. */
export function MenuCheck({ mark, children, ...rest }: ComponentProps<typeof Radix.CheckboxItem> & { mark: ReactNode }) {
  const { parts } = useContext(MenuContext);
  if (parts === null) return null;
  return (
    <parts.CheckboxItem
      className="flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm py-1 pr-3 pl-1.5 outline-none data-highlighted:bg-accent max-md:min-h-11"
      {...rest}
    >
      <span className="grid size-3.5 shrink-0 place-items-center text-primary-text">
        <parts.ItemIndicator>{mark}</parts.ItemIndicator>
      </span>
      {children}
    </parts.CheckboxItem>
  );
}

export function MenuSeparator() {
  const { parts } = useContext(MenuContext);
  return parts === null ? null : <parts.Separator className="-mx-1 my-1 h-px bg-border" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { parts } = useContext(MenuContext);
  return parts === null ? null : <parts.Label className="px-2 py-1 font-medium text-11 text-faint-foreground">{children}</parts.Label>;
}

function Hint({ keys }: { keys: string | undefined }) {
  return keys ? (
    <span className="grow pl-6 text-right">
      <Keys keys={keys} />
    </span>
  ) : null;
}
