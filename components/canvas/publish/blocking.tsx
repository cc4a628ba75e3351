"use client";
import { ChevronRightIcon, CircleAlertIcon } from "lucide-react";
import type { Problem } from "#server/flow/problem.ts";
import { editorWords } from "#server/messages/editor.ts";
import { problemSentence } from "#server/messages/problems.ts";
import { openProblem, placeName } from "../header/go-to-problem.ts";
import { useEditorStore } from "../store/context.ts";

const words = editorWords.publish;

/** What stands in the way, each a link to its field. */
export function Blocking({ problems }: { problems: readonly Problem[] }) {
  const store = useEditorStore();
  return (
    <section>
      <h3 className="font-semibold">{words.blocked(problems.length)}</h3>
      <p className="pb-2 text-muted-foreground">{words.blockedWhy}</p>
      <ul className="divide-y divide-border rounded-lg border border-border">
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.place.node} ${problem.place.path?.join("/")} ${problem.place.at}`}>
            <button type="button" className="flex w-full items-center gap-3 px-3 py-2 text-left hover:bg-accent" onClick={() => openProblem(store, problem)}>
              <CircleAlertIcon aria-hidden className="size-4 shrink-0 text-failed" />
              <span className="w-40 shrink-0 truncate font-medium">{placeName(store, problem)}</span>
              <span className="min-w-0 grow text-muted-foreground">{problemSentence(problem)}</span>
              <ChevronRightIcon aria-hidden className="size-4 shrink-0 text-faint-foreground" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
