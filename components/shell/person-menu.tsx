"use client";
import { LogOutIcon, MonitorIcon, MoonIcon, SunIcon } from "lucide-react";
import { setTheme, type Theme, useTheme } from "#components/lib/theme.ts";
import { cn } from "#components/ui/cn.ts";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "#components/ui/menu.tsx";
import { shell } from "#server/messages/shell.ts";
import { initials } from "./navigation.ts";

export interface Person {
  readonly name: string;
  readonly email: string;
}

const themes: readonly { readonly id: Theme; readonly icon: React.ReactNode }[] = [
  { id: "system", icon: <MonitorIcon /> },
  { id: "light", icon: <SunIcon /> },
  { id: "dark", icon: <MoonIcon /> },
];

/** Loaded when it is needed: every page has this menu, few people leave. */
async function leave(): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: "/sign-in" });
}

/** Who is signed in, the theme, and the way out. */
export function PersonMenu({ person }: { person: Person }) {
  const theme = useTheme();
  return (
    <Menu>
      <MenuTrigger
        // The letters are part of the name: people who speak to their computer say what they see.
        aria-label={`${initials(person.name)}, ${shell.you}: ${person.name}`}
        className="grid size-7 shrink-0 place-items-center rounded-[8px] bg-foreground font-semibold text-11 text-background leading-none max-md:size-11"
      >
        {initials(person.name)}
      </MenuTrigger>
      <MenuContent side="right" align="end" className="min-w-56">
        <div className="px-2 py-1.5">
          <p className="font-medium">{person.name}</p>
          <p className="text-12 text-muted-foreground">{person.email}</p>
        </div>
        <MenuSeparator />
        <MenuLabel>{shell.theme}</MenuLabel>
        {themes.map(({ id, icon }) => (
          <MenuItem
            key={id}
            role="menuitemradio"
            aria-checked={theme === id}
            onSelect={() => setTheme(id)}
            className={cn(theme === id && "font-medium text-primary-text")}
          >
            {icon}
            {shell.themes[id]}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem onSelect={() => void leave()}>
          <LogOutIcon />
          {shell.signOut}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
