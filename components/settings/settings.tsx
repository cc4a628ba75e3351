"use client";
import { setTheme, type Theme, useTheme } from "#components/lib/theme.ts";
import { Page } from "#components/ui/page.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { settings } from "#server/messages/settings.ts";
import { shell } from "#server/messages/shell.ts";
import { Log } from "./log.tsx";
import { Password } from "./password.tsx";
import { Section } from "./section.tsx";
import { Sessions } from "./sessions.tsx";
import { Team } from "./team.tsx";

/** Team, own sessions and password, look, and the log. */
export function Settings() {
  return (
    <Page crumbs={[{ label: settings.title }]}>
      <div className="mx-auto w-full max-w-[840px] px-6 py-8 max-md:px-3">
        <h1 className="sr-only">{settings.title}</h1>
        <Team />
        <Sessions />
        <Password />
        <Look />
        <Log />
      </div>
    </Page>
  );
}

const themes: readonly Theme[] = ["system", "light", "dark"];

function Look() {
  const theme = useTheme();
  return (
    <Section id="look" title={settings.look.title}>
      <Segmented label={settings.look.theme} value={theme} onChange={setTheme} options={themes.map((value) => ({ value, label: shell.themes[value] }))} />
    </Section>
  );
}
