"use client";
import { CircleHelpIcon, CommandIcon, type LucideIcon, PanelLeftCloseIcon, PanelLeftOpenIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { useCommandStore } from "#components/lib/commands.ts";
import { cn } from "#components/ui/cn.ts";
import { Logo } from "#components/ui/logo.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { shell } from "#server/messages/shell.ts";
import { isCurrent, type Place, places, settingsPlace } from "./navigation.ts";
import { type Person, PersonMenu } from "./person-menu.tsx";

const entry =
  "flex h-9 shrink-0 items-center gap-3 rounded-[8px] px-[9px] text-muted-foreground hover:bg-accent hover:text-foreground aria-[current=page]:bg-accent aria-[current=page]:text-foreground aria-[current=page]:shadow-[inset_0_0_0_1px_var(--border)] max-md:size-11 max-md:justify-center max-md:px-0 [&_svg]:size-[18px] [&_svg]:shrink-0";

/** The menu at the left, 56 px of icons or 208 px with names; on a phone a bar at the bottom. */
export function Rail({ person, initiallyWide }: { person: Person; initiallyWide: boolean }) {
  const [wide, setWide] = useState(initiallyWide);
  const path = usePathname();
  const { setMenuOpen, setHelpOpen } = useCommandStore.getState();
  function toggle() {
    setWide(!wide);
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it, so that the next page comes up as wide
    document.cookie = `rail=${wide ? "narrow" : "wide"}; path=/; max-age=31536000; samesite=lax`;
  }
  const link = (place: Place) => <RailLink key={place.href} place={place} wide={wide} current={isCurrent(place.href, path)} />;
  return (
    <nav
      id="menu"
      data-region="menu"
      aria-label={shell.navigation}
      className={cn(
        "flex shrink-0 flex-col gap-1 border-border border-r bg-sidebar px-[9px] pt-2 pb-3 max-md:w-full max-md:flex-row max-md:justify-between max-md:border-t max-md:border-r-0 max-md:px-2 max-md:py-1",
        wide ? "md:w-52" : "md:w-14",
      )}
    >
      <span className="mb-3 flex h-8 items-center gap-2.5 px-1.5 font-semibold text-14 max-md:hidden">
        <Logo className="shrink-0" />
        {wide ? shell.product : <span className="sr-only">{shell.product}</span>}
      </span>
      {places.map(link)}
      <span className="grow max-md:hidden" />
      <RailButton
        icon={wide ? PanelLeftCloseIcon : PanelLeftOpenIcon}
        label={wide ? shell.collapse : shell.expand}
        wide={wide}
        onClick={toggle}
        className="max-md:hidden"
      />
      <RailButton icon={CommandIcon} label={shell.commands} keys="Mod+K" wide={wide} onClick={() => setMenuOpen(true)} className="max-md:hidden" />
      <RailButton icon={CircleHelpIcon} label={shell.shortcuts} keys="?" wide={wide} onClick={() => setHelpOpen(true)} className="max-md:hidden" />
      {link(settingsPlace)}
      <span className={cn("mt-1 grid max-md:mt-0", wide ? "px-1" : "justify-items-center")}>
        <PersonMenu person={person} />
      </span>
    </nav>
  );
}

function RailLink({ place, wide, current }: { place: Place; wide: boolean; current: boolean }) {
  const { href, label, icon: Icon } = place;
  const link = (
    <Link href={href} className={entry} aria-label={label} {...(current ? { "aria-current": "page" as const } : {})}>
      <Icon aria-hidden strokeWidth={1.75} />
      {wide ? <span className="truncate max-md:hidden">{label}</span> : null}
    </Link>
  );
  return wide ? (
    link
  ) : (
    <Tooltip text={label} side="right">
      {link}
    </Tooltip>
  );
}

interface RailButtonProps {
  icon: LucideIcon;
  label: string;
  keys?: string;
  wide: boolean;
  onClick: () => void;
  className?: string;
}

function RailButton({ icon: Icon, label, keys, wide, onClick, className }: RailButtonProps) {
  const button = (
    <button type="button" aria-label={label} onClick={onClick} className={cn(entry, className)}>
      <Icon aria-hidden strokeWidth={1.75} />
      {wide ? <span className="truncate">{label}</span> : null}
    </button>
  );
  return wide ? (
    button
  ) : (
    <Tooltip text={label} side="right" {...(keys ? { keys } : {})}>
      {button}
    </Tooltip>
  );
}
