import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { Slot } from "./slot.tsx";

const button = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap border font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:shrink-0 [&_svg]:size-3.5",
  {
    variants: {
      look: {
        plain: "border-input bg-card text-foreground hover:bg-accent [&_svg]:text-muted-foreground",
        primary: "border-transparent bg-primary text-primary-foreground hover:bg-primary-hover",
        danger: "border-transparent bg-destructive text-destructive-foreground hover:opacity-90",
        ghost: "border-transparent bg-transparent text-muted-foreground hover:bg-accent hover:text-foreground",
        quiet: "border-input bg-card text-failed hover:bg-failed-soft",
      },
      size: {
        md: "h-8 rounded-md px-3 max-md:min-h-11",
        sm: "h-7 rounded-md px-2.5 max-md:min-h-11",
        xs: "h-6 gap-1 rounded-sm px-2 text-12",
      },
      square: { true: "px-0", false: "" },
    },
    compoundVariants: [
      { square: true, size: "md", class: "w-8 max-md:min-w-11" },
      { square: true, size: "sm", class: "w-7 max-md:min-w-11" },
      { square: true, size: "xs", class: "w-6" },
    ],
    defaultVariants: { look: "plain", size: "md", square: false },
  },
);

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof button> & { asChild?: boolean };

/**
 * One primary button a view. `square` is for an icon alone, which then needs an `aria-label`.
 * `asChild` gives the look to the child, a link for instance.
 */
export function Button({ className, look, size, square, asChild = false, type, ...rest }: ButtonProps) {
  const classes = cn(button({ look, size, square }), className);
  if (asChild) return <Slot className={classes} {...rest} />;
  return <button type={type ?? "button"} className={classes} {...rest} />;
}
