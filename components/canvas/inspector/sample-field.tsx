"use client";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Label } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/input.tsx";
import type { TriggerNode } from "#server/flow/graph.ts";
import { parseJson, printJson } from "#server/flow/json.ts";
import { shapeOf } from "#server/flow/shape-of.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useEditorStore } from "../store/context.ts";
import { replaceStep } from "../store/edits.ts";
import { PanelSection } from "./row.tsx";

const words = editorWords.setup;
type OwnTrigger = Exclude<TriggerNode["trigger"], { type: "app" }>;

/** An example of what arrives, as JSON: its fields become the fields that later steps can use. */
export function SampleField({ node, trigger }: { node: TriggerNode; trigger: OwnTrigger }) {
  const store = useEditorStore();
  const id = useId();
  const kept = trigger.sample === undefined ? "" : printJson(trigger.sample);
  const [typed, setTyped] = useState(kept);
  const [wrong, setWrong] = useState<string | null>(null);
  const apply = (): void => {
    const parsed = parseJson(typed);
    setWrong(parsed.ok ? null : words.sampleBad(parsed.code));
    if (!parsed.ok) return;
    const next: OwnTrigger = { ...trigger, sample: parsed.value, shape: shapeOf(parsed.value) };
    store.getState().edit([replaceStep({ ...node, trigger: next })], { label: editorWords.did.setup(node.name) });
  };
  return (
    <PanelSection>
      <div className="grid gap-1.5 pb-2">
        <Label htmlFor={id}>{words.sample}</Label>
        <Textarea
          id={id}
          spellCheck={false}
          className="min-h-40 font-mono text-12"
          placeholder={'{ "order": 1042, "email": "ada@example.com" }'}
          aria-describedby={`${id}-hint`}
          {...(wrong === null ? {} : { "aria-invalid": true })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p id={`${id}-hint`} className="text-12 text-muted-foreground">
          {wrong ?? words.sampleHint}
        </p>
        <Button size="sm" className="justify-self-start" aria-disabled={typed === kept} onClick={apply}>
          {words.sampleApply}
        </Button>
      </div>
    </PanelSection>
  );
}
