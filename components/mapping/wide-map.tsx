"use client";
import { ArrowLeftIcon, SearchIcon } from "lucide-react";
import { Dialog } from "radix-ui";
import { useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { SearchInput } from "#components/ui/input.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { mappingWords } from "#server/messages/mapping.ts";
import { type MappingProps, MappingProvider, useMap } from "./context.ts";
import { ShownContext, TargetForm } from "./form.tsx";
import { Meter, SuggestButton } from "./map-panel.tsx";
import { useMapModel } from "./model.ts";
import { ResultView } from "./result-view.tsx";
import { SourceTree } from "./source-tree.tsx";
import { progressOf, targetNodes } from "./target.ts";
import { RowGhost } from "./use-row-drag.tsx";

const words = mappingWords.wide;

/** The map over the whole page: what earlier steps give, the form, the result. Esc goes back to the step. */
export function WideMap({ onClose, ...props }: MappingProps & { onClose: () => void }) {
  const model = useMapModel(props);
  const [find, setFind] = useState("");
  const shown = useMemo(() => ({ optional: false, find }), [find]);
  const name = model.badge(model.node).name;
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-0 z-40 flex flex-col bg-background outline-none"
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={leaveFormulaFirst}
        >
          <MappingProvider value={model}>
            <header className="flex h-12 shrink-0 items-center gap-3 border-border border-b px-3">
              <Button look="ghost" square aria-label={words.done} onClick={onClose}>
                <ArrowLeftIcon />
              </Button>
              <Dialog.Title className="truncate font-semibold text-14">{words.title(name)}</Dialog.Title>
              <HeaderProgress />
              <span className="grow" />
              <SuggestButton />
              <Button look="primary" onClick={onClose}>
                {words.done}
                <Keys keys="Escape" />
              </Button>
            </header>
            <div className="grid min-h-0 grow grid-cols-[336px_minmax(0,1fr)_400px] max-xl:grid-cols-[280px_minmax(0,1fr)]">
              <section
                aria-label={mappingWords.sources.title}
                tabIndex={-1}
                data-region
                className="flex min-h-0 flex-col border-border border-r bg-sidebar outline-none"
              >
                <h2 className="flex h-10 shrink-0 items-center border-border border-b px-4 font-semibold">{mappingWords.sources.title}</h2>
                <SourceTree />
              </section>
              <section aria-label={words.fields} tabIndex={-1} data-region className="flex min-h-0 flex-col bg-card outline-none">
                <div className="flex h-10 shrink-0 items-center gap-3 border-border border-b px-4">
                  <h2 className="font-semibold">{words.fields}</h2>
                  <span className="grow" />
                  <SearchInput
                    className="h-7 w-48"
                    aria-label={mappingWords.form.find}
                    placeholder={mappingWords.form.find}
                    value={find}
                    onChange={(event) => setFind(event.target.value)}
                    before={<SearchIcon aria-hidden />}
                  />
                </div>
                <div className="@container min-h-0 grow overflow-y-auto">
                  <div className="mx-auto max-w-[720px]">
                    <ShownContext.Provider value={shown}>
                      <TargetForm />
                    </ShownContext.Provider>
                  </div>
                </div>
              </section>
              <section
                aria-label={words.result}
                tabIndex={-1}
                data-region
                className="flex min-h-0 flex-col border-border border-l bg-card outline-none max-xl:hidden"
              >
                <ResultView />
              </section>
            </div>
            <Foot />
            <RowGhost />
          </MappingProvider>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Esc goes up one level: out of a formula first, then out of the map. */
function leaveFormulaFirst(event: KeyboardEvent): void {
  if (document.activeElement?.closest("[data-formula]") != null) event.preventDefault();
}

function HeaderProgress() {
  const { target, value } = useMap();
  const progress = useMemo(() => progressOf(targetNodes(target, value), value), [target, value]);
  const form = mappingWords.form;
  return (
    <span className="flex items-center gap-3 text-12 text-muted-foreground tabular-nums">
      <Meter mapped={progress.mapped} all={progress.all} />
      {form.mapped(progress.mapped, progress.all)}
      {progress.requiredLeft === 0 ? null : (
        <span className="font-medium text-waiting">
          {form.left(progress.requiredLeft)} {form.leftWord}
        </span>
      )}
    </span>
  );
}

function Foot() {
  const { keys } = words;
  return (
    <footer className="flex h-8 shrink-0 items-center gap-4 border-border border-t bg-sidebar px-4 text-12 text-muted-foreground">
      <span>
        <Keys keys="F8" /> {keys.problem}
      </span>
      <span>
        <Keys keys="F6" /> {keys.column}
      </span>
      <span>
        <Keys keys="/" /> {keys.pick}
      </span>
      <span>
        <Keys keys="Tab" /> {mappingWords.form.acceptHint}
      </span>
    </footer>
  );
}
