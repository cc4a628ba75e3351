"use client";
import { useQuery } from "@tanstack/react-query";
import { Command as Palette, useCommandState } from "cmdk";
import { ListChecksIcon, MonitorIcon, MoonIcon, PlusIcon, SearchIcon, SunIcon, WorkflowIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { useApi } from "#components/lib/api.tsx";
import { type Command, useCommandStore } from "#components/lib/commands.ts";
import { useNewFlow } from "#components/lib/new-flow.ts";
import { setTheme } from "#components/lib/theme.ts";
import { cn } from "#components/ui/cn.ts";
import { Keys } from "#components/ui/kbd.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { shell } from "#server/messages/shell.ts";
import { places, settingsPlace } from "./navigation.ts";

/** Jump to anything, do anything: every page, flow, recent run, and whatever the present page offers. */
export function CommandMenu() {
  const { menuOpen, setMenuOpen } = useCommandStore();
  return (
    <Dialog.Root open={menuOpen} onOpenChange={setMenuOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-32px)] max-w-[600px] -translate-x-1/2 overflow-hidden rounded-xl border border-border-strong bg-popover shadow-float outline-none">
          <Dialog.Title className="sr-only">{shell.commands}</Dialog.Title>
          <Dialog.Description className="sr-only">{shell.commandHint}</Dialog.Description>
          <Palette label={shell.commands} loop>
            <div className="flex items-center gap-2 border-border border-b px-4">
              <SearchIcon aria-hidden className="size-4 shrink-0 text-faint-foreground" />
              <Palette.Input placeholder={shell.jump} className="h-12 grow bg-transparent text-14 outline-none placeholder:text-faint-foreground" />
            </div>
            <Found>
              <Entries close={() => setMenuOpen(false)} />
            </Found>
          </Palette>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The list, or a sentence in its place: a list box without an entry is none. */
function Found({ children }: { children: ReactNode }) {
  const none = useCommandState((state) => state.filtered.count === 0);
  return (
    <>
      <p role="status" className={none ? "px-3 py-8 text-center text-muted-foreground" : "sr-only"}>
        {none ? shell.noCommand : ""}
      </p>
      <Palette.List className={cn("max-h-[min(420px,60vh)] overflow-y-auto p-1.5", none && "hidden")} label={shell.commands}>
        {children}
      </Palette.List>
    </>
  );
}

function Entries({ close }: { close: () => void }) {
  const { sets } = useCommandStore();
  const offered = [...sets.values()].flat();
  const router = useRouter();
  const { create } = useNewFlow(toastProblem);
  const go = (href: string) => () => {
    close();
    router.push(href);
  };
  const doThen = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <>
      {offered.length > 0 ? (
        <Group heading={shell.groups.page}>
          {offered.map((command) => (
            <OfferedEntry key={command.id} command={command} run={doThen(command.run)} />
          ))}
        </Group>
      ) : null}
      <Group heading={shell.groups.create}>
        <Entry id="new-flow" icon={<PlusIcon />} label={shell.newFlow} run={doThen(() => create())} />
      </Group>
      <Group heading={shell.groups.go}>
        {[...places, settingsPlace].map(({ href, go: label, icon: Icon }) => (
          <Entry key={href} id={href} icon={<Icon />} label={label} run={go(href)} />
        ))}
      </Group>
      <Flows go={go} />
      <RecentRuns go={go} />
      <Group heading={shell.groups.look}>
        <Entry id="theme-light" icon={<SunIcon />} label={`${shell.theme}: ${shell.themes.light}`} run={doThen(() => setTheme("light"))} />
        <Entry id="theme-dark" icon={<MoonIcon />} label={`${shell.theme}: ${shell.themes.dark}`} run={doThen(() => setTheme("dark"))} />
        <Entry id="theme-system" icon={<MonitorIcon />} label={`${shell.theme}: ${shell.themes.system}`} run={doThen(() => setTheme("system"))} />
      </Group>
    </>
  );
}

function Flows({ go }: { go: (href: string) => () => void }) {
  const api = useApi();
  const { data } = useQuery(api.flows.list.queryOptions());
  if (!data || data.length === 0) return null;
  return (
    <Group heading={shell.groups.flows}>
      {data.slice(0, 50).map((flow) => (
        <Entry key={flow.id} id={flow.id} icon={<WorkflowIcon />} label={flow.name} run={go(`/flows/${flow.id}`)} />
      ))}
    </Group>
  );
}

function RecentRuns({ go }: { go: (href: string) => () => void }) {
  const api = useApi();
  const { data } = useQuery(api.runs.list.queryOptions({ limit: 8 }));
  if (!data || data.rows.length === 0) return null;
  return (
    <Group heading={shell.groups.recent}>
      {data.rows.map((run) => (
        <Entry key={run.id} id={run.id} icon={<ListChecksIcon />} label={run.title} note={run.flowName} run={go(`/runs/${run.id}`)} />
      ))}
    </Group>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Palette.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-11 **:[[cmdk-group-heading]]:text-faint-foreground"
    >
      {children}
    </Palette.Group>
  );
}

function OfferedEntry({ command, run }: { command: Command; run: () => void }) {
  const { id, icon, label, keys } = command;
  return <Entry id={id} icon={icon} label={label} {...(keys ? { keys } : {})} run={run} />;
}

interface EntryProps {
  id: string;
  icon: ReactNode;
  label: string;
  note?: string;
  keys?: string;
  run: () => void;
}

function Entry({ id, icon, label, note, keys, run }: EntryProps) {
  return (
    <Palette.Item
      value={`${label} ${note ?? ""} ${id}`}
      onSelect={run}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-accent max-md:h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground"
    >
      {icon}
      <span className="truncate">{label}</span>
      {note ? <span className="truncate text-12 text-faint-foreground">{note}</span> : null}
      <span className="grow" />
      {keys ? <Keys keys={keys} /> : null}
    </Palette.Item>
  );
}
