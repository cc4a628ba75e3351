import { type ComponentProps, cloneElement, isValidElement, type ReactElement, type ReactNode } from "react";
import { cn } from "./cn.ts";

/** Typed as a button's, which is what mostly stands there. */
type SlotProps = ComponentProps<"button">;
type ButtonRef = SlotProps["ref"];

/** Gives what it is given to its one child: class names are joined, handlers are called after the child's own. */
export function Slot({ children, ...given }: SlotProps) {
  if (!isElement(children)) return children;
  const own = children.props;
  const merged: { [name: string]: unknown } = { ...given, ...own, className: cn(given.className, own.className), style: { ...given.style, ...own.style } };
  for (const [name, handler] of Object.entries(given))
    if (typeof handler === "function" && /^on[A-Z]/.test(name)) merged[name] = both(Reflect.get(own, name), handler);
  if (given.ref !== undefined) merged.ref = own.ref === undefined ? given.ref : joined(own.ref, given.ref);
  return cloneElement(children, merged);
}

function isElement(child: ReactNode): child is ReactElement<SlotProps> {
  return isValidElement(child);
}

/** Typed as what the browser calls: one event. */
function both(first: unknown, second: (...args: readonly unknown[]) => unknown): (...args: readonly unknown[]) => void {
  return (...args) => {
    if (typeof first === "function") first(...args);
    second(...args);
  };
}

function joined(first: ButtonRef, second: ButtonRef): ButtonRef {
  return (element) => {
    for (const ref of [first, second]) {
      if (typeof ref === "function") ref(element);
      else if (ref !== null && ref !== undefined) ref.current = element;
    }
  };
}
