"use client";
import { StateIcon } from "#components/ui/state.tsx";
import { Tile } from "#components/ui/tile.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { problemSentence } from "#server/messages/problems.ts";
import { cardState, countErrors } from "../board/card-state.ts";
import { factsOf } from "../board/facts.ts";
import { stepNumber } from "../graph/walk.ts";
import type { OutlineRow } from "../outline/rows.ts";
import { useEditor } from "../store/context.ts";
import { useStepRun } from "../store/run-context.ts";

/** One step to be read: its number, what it does, how it stands, and what is wrong with it. */
export function ReadLine({ row: { node, depth, way, parallel } }: { row: OutlineRow }) {
  const env = useEditor((state) => state.env);
  const number = useEditor((state) => stepNumber(state.graph, node.key));
  const problems = useEditor((state) => state.problems);
  const facts = factsOf(node, env);
  const own = problems.filter((one) => one.place.node === node.key && one.severity === "error");
  const { state, value } = cardState(useStepRun(node.key), countErrors(problems, node.key));
  return (
    <li className="flex min-h-14 items-start gap-3 py-2.5 pr-3" style={{ paddingLeft: 12 + Math.min(depth, 4) * 16 }}>
      <span className="w-4 shrink-0 pt-1.5 text-right text-12 text-faint-foreground tabular-nums">{number}</span>
      <Tile
        size={28}
        kind={facts.kind}
        icon={facts.icon}
        monogram={facts.monogram}
        {...(facts.glyph === null ? {} : { glyph: facts.glyph })}
        sandbox={facts.sandbox}
      />
      <span className="min-w-0 grow">
        <span className="block break-words font-medium">{node.name}</span>
        <span className="block text-12 text-muted-foreground">
          {[way, facts.app, parallel ? editorWords.wire.parallel : null].filter((one) => one !== null).join(" · ")}
        </span>
        {own.map((one) => (
          <span key={`${one.code} ${one.place.path?.join("/")}`} className="block text-12 text-waiting">
            {problemSentence(one)}
          </span>
        ))}
      </span>
      <span className="flex shrink-0 items-center gap-1.5 pt-1 text-12 text-muted-foreground tabular-nums">
        {value}
        <StateIcon state={state} />
      </span>
    </li>
  );
}
