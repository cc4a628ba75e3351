import { HouseIcon, LayoutTemplateIcon, ListChecksIcon, type LucideIcon, PlugIcon, SettingsIcon } from "lucide-react";
import { shell } from "#server/messages/shell.ts";

export interface Place {
  readonly href: string;
  readonly label: string;
  readonly go: string;
  readonly icon: LucideIcon;
}

export const places: readonly Place[] = [
  { href: "/", label: shell.home, go: shell.go.home, icon: HouseIcon },
  { href: "/runs", label: shell.runs, go: shell.go.runs, icon: ListChecksIcon },
  { href: "/accounts", label: shell.accounts, go: shell.go.accounts, icon: PlugIcon },
  { href: "/templates", label: shell.templates, go: shell.go.templates, icon: LayoutTemplateIcon },
];

export const settingsPlace: Place = { href: "/settings", label: shell.settings, go: shell.go.settings, icon: SettingsIcon };

/** Whether the menu entry stands for the page at `path`. Flows belong to Home, which lists them. */
export function isCurrent(href: string, path: string): boolean {
  if (href === "/") return path === "/" || path.startsWith("/flows");
  return path === href || path.startsWith(`${href}/`);
}

/** Two letters for a team or a person: `Bell & Co` is BC, `Ada` is AD. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const [first = "", second = ""] = words;
  const letters = second === "" ? [...first].slice(0, 2) : [[...first][0], [...second][0]];
  return letters.join("").toUpperCase();
}
