"use client";
import { SparklesIcon } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { mappingWords } from "#server/messages/mapping.ts";
import { type MappingProps, MappingProvider, useMap } from "./context.ts";
import { TargetForm } from "./form.tsx";
import { useMapModel } from "./model.ts";
import { SuggestionDialog } from "./suggestion-dialog.tsx";
import { progressOf, targetNodes } from "./target.ts";

const words = mappingWords.form;

/** The mapping form as it stands in the step's panel. */
export function MapPanel(props: MappingProps) {
  const model = useMapModel(props);
  return (
    <MappingProvider value={model}>
      <div className="@container">
        <ProgressBar />
        {model.steps.length === 0 ? <p className="border-border border-b px-4 py-3 text-muted-foreground">{words.noSources}</p> : null}
        <TargetForm />
      </div>
    </MappingProvider>
  );
}

function ProgressBar() {
  const { target, value } = useMap();
  const progress = useMemo(() => progressOf(targetNodes(target, value), value), [target, value]);
  if (progress.all === 0) return null;
  return (
    <div className="flex h-10 items-center gap-3 border-border border-b bg-sidebar px-4">
      <Meter mapped={progress.mapped} all={progress.all} />
      <span className="whitespace-nowrap text-12 text-muted-foreground">
        <span className="font-medium text-foreground">{progress.requiredLeft === 0 ? words.allDone : words.left(progress.requiredLeft)}</span>{" "}
        {progress.requiredLeft === 0 ? words.mappedWord : words.leftWord}
      </span>
      <span className="grow" />
      <SuggestButton />
    </div>
  );
}

/** Green as far as it is filled. */
export function Meter({ mapped, all }: { mapped: number; all: number }) {
  return (
    <span role="img" aria-label={words.mapped(mapped, all)} className="h-1 w-20 overflow-hidden rounded-full bg-border-strong">
      <span className="block h-full bg-success-bar" style={{ width: `${all === 0 ? 100 : Math.round((mapped / all) * 100)}%` }} />
    </span>
  );
}

/** Opens the review of what is likely meant; absent when there is nothing to review. */
export function SuggestButton() {
  const { suggestions } = useMap();
  const [open, setOpen] = useState(false);
  if (suggestions.length === 0 && !open) return null;
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <SparklesIcon />
        {mappingWords.suggestions.button(suggestions.length)}
      </Button>
      {open ? <SuggestionDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
