"use client";
import { Fragment } from "react";
import { type Command, useCommandStore } from "#components/lib/commands.ts";
import { Dialog, DialogBody, DialogContent } from "#components/ui/dialog.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { shell } from "#server/messages/shell.ts";

const everywhere: readonly { readonly label: string; readonly keys: string }[] = [
  { label: shell.openCommands, keys: "Mod+K" },
  { label: shell.showShortcuts, keys: "?" },
  { label: shell.searchHere, keys: "/" },
  { label: shell.nextRegion, keys: "F6" },
  { label: shell.upOneLevel, keys: "Escape" },
];

/** All shortcuts that work on this page, in groups. */
export function Shortcuts() {
  const { helpOpen, setHelpOpen, sets } = useCommandStore();
  const groups = groupByHeading([...sets.values()].flat());
  return (
    <Dialog open={helpOpen} onOpenChange={setHelpOpen}>
      <DialogContent title={shell.shortcuts} description={shell.shortcutsIntro} closeLabel={shell.close} className="max-w-[640px]">
        <DialogBody>
          <Group heading={shell.everywhere} rows={everywhere} />
          {groups.map(([heading, rows]) => (
            <Group key={heading} heading={heading} rows={rows} />
          ))}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}

function groupByHeading(commands: readonly Command[]): [string, { label: string; keys: string }[]][] {
  const rows = commands.flatMap(({ group, label, keys }) => (keys ? [{ group, label, keys }] : []));
  return [...Map.groupBy(rows, (row) => row.group)];
}

function Group({ heading, rows }: { heading: string; rows: readonly { readonly label: string; readonly keys: string }[] }) {
  return (
    <section className="pb-3">
      <h3 className="pt-1 pb-1 font-medium text-11 text-faint-foreground">{heading}</h3>
      <dl className="grid grid-cols-[1fr_auto]">
        {rows.map((row) => (
          <Fragment key={row.label}>
            <dt className="border-border border-b py-1.5 pr-6">{row.label}</dt>
            <dd className="border-border border-b py-1.5 text-right">
              <Keys keys={row.keys} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
