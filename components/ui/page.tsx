import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { cn } from "./cn.ts";

export interface Crumb {
  readonly label: ReactNode;
  readonly href?: string;
}

interface PageProps {
  crumbs: readonly Crumb[];
  /** Facts beside the title: badge, count, saved. */
  beside?: ReactNode;
  /** Right end of the header; the page's purpose last. */
  actions?: ReactNode;
  children: ReactNode;
  /** The main part scrolls by itself unless the page lays out its own scrolling parts. */
  fixed?: boolean;
  className?: string;
}

/** A page in the shell: header of 48 px with breadcrumb and actions, then `main`, which takes the rest. */
export function Page({ crumbs, beside, actions, children, fixed = false, className }: PageProps) {
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-border border-b bg-background py-1 pr-3 pl-4">
        <Breadcrumb crumbs={crumbs} />
        {beside}
        <span className="grow" />
        {actions}
      </header>
      <main id="main" tabIndex={-1} className={cn("min-h-0 min-w-0 grow outline-none", fixed ? "overflow-hidden" : "overflow-y-auto", className)}>
        {children}
      </main>
    </div>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 font-medium">
        {crumbs.map((crumb, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a breadcrumb's place is its identity
          <Fragment key={index}>
            {index > 0 ? (
              <li aria-hidden className="font-normal text-border-strong">
                /
              </li>
            ) : null}
            <li className="min-w-0 truncate" {...(index === crumbs.length - 1 ? { "aria-current": "page" as const } : {})}>
              {crumb.href ? (
                <Link href={crumb.href} className="rounded-xs font-normal text-muted-foreground hover:text-foreground">
                  {crumb.label}
                </Link>
              ) : (
                crumb.label
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
