"use client";
import { RadioGroup } from "radix-ui";
import { Select } from "#components/ui/select.tsx";
import type { ActionNode, StepSettings } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useEditorStore } from "../store/context.ts";
import { replaceStep } from "../store/edits.ts";
import { PanelRow, PanelSection } from "./row.tsx";

const words = editorWords.errorsPanel;
const attempts = [1, 2, 3, 5, 8, 12];
const seconds = [1, 2, 5, 10, 30, 60];
const timeouts = [5, 10, 30, 60, 120];
const ways = ["stop", "route", "continue"] as const;

/** How often to try, how long to wait, and what happens when it does not work in the end. */
export function ErrorsTab({ node }: { node: ActionNode }) {
  const store = useEditorStore();
  const { settings } = node;
  const change = (next: Partial<StepSettings>) =>
    store.getState().edit([replaceStep({ ...node, settings: { ...settings, ...next } })], { label: editorWords.did.settings(node.name) });
  return (
    <>
      <PanelSection>
        <PanelRow label={words.attempts} hint={words.attemptsHint}>
          {(id) => (
            <Numbers
              id={id}
              value={settings.retry.attempts}
              choices={attempts}
              write={String}
              onChange={(count) => change({ retry: { ...settings.retry, attempts: count } })}
            />
          )}
        </PanelRow>
        <PanelRow label={words.pause} hint={words.pauseHint}>
          {(id) => (
            <Numbers
              id={id}
              value={settings.retry.backoffMs / 1_000}
              choices={seconds}
              write={words.seconds}
              onChange={(count) => change({ retry: { ...settings.retry, backoffMs: count * 1_000 } })}
            />
          )}
        </PanelRow>
        <PanelRow label={words.timeout}>
          {(id) => (
            <Numbers
              id={id}
              value={settings.timeoutMs / 1_000}
              choices={timeouts}
              write={words.seconds}
              onChange={(count) => change({ timeoutMs: count * 1_000 })}
            />
          )}
        </PanelRow>
      </PanelSection>
      <PanelSection title={words.finally}>
        <RadioGroup.Root
          aria-label={words.finally}
          value={settings.onError}
          onValueChange={(value) => change({ onError: ways.find((way) => way === value) ?? "stop" })}
          className="grid gap-2 pb-2"
        >
          {ways.map((way) => (
            <Way key={way} way={way} />
          ))}
        </RadioGroup.Root>
      </PanelSection>
    </>
  );
}

function Way({ way }: { way: (typeof ways)[number] }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is the control
    <label className="flex gap-2.5 rounded-md border border-border p-2.5 has-data-[state=checked]:border-primary-line has-data-[state=checked]:bg-primary-soft">
      <RadioGroup.Item
        value={way}
        className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-wire bg-card data-[state=checked]:border-primary"
      >
        <RadioGroup.Indicator className="size-2 rounded-full bg-primary" />
      </RadioGroup.Item>
      <span className="grid">
        <span className="font-medium">{words[way]}</span>
        <span className="text-12 text-muted-foreground">{words[`${way}Hint`]}</span>
      </span>
    </label>
  );
}

interface NumbersProps {
  id: string;
  value: number;
  choices: readonly number[];
  write: (count: number) => string;
  onChange: (count: number) => void;
}

function Numbers({ id, value, choices, write, onChange }: NumbersProps) {
  const all = choices.includes(value) ? choices : [...choices, value].toSorted((a, b) => a - b);
  return (
    <Select
      id={id}
      className="w-28"
      value={String(value)}
      onChange={(text) => onChange(Number(text))}
      options={all.map((one) => ({ value: String(one), label: write(one) }))}
    />
  );
}
