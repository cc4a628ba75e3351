"use client";
import { CircleAlertIcon, TriangleAlertIcon } from "lucide-react";
import { useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { Button } from "#components/ui/button.tsx";
import type { Place, Problem } from "#server/flow/problem.ts";
import { fixText, problemSentence } from "#server/messages/problems.ts";
import { useEditor } from "../store/context.ts";
import { AskPermission } from "./ask-permission.tsx";
import { forgetAttempt, rememberAsking, returnedAttempt } from "./returned-attempt.ts";

/** What is left to finish in this part of the step, at its top; a missing permission is asked for from here. */
export function StepProblems({ node, part }: { node: string; part: NonNullable<Place["part"]> }) {
  const found = useEditor(useShallow((state) => state.problems.filter((one) => one.place.node === node && (one.place.part ?? "setup") === part)));
  const [asking, setAsking] = useState(() => part === "setup" && returnedAttempt(node) !== null);
  const ask = () => {
    rememberAsking(node);
    setAsking(true);
  };
  const stop = () => {
    forgetAttempt();
    setAsking(false);
  };
  return (
    <>
      {found.length === 0 ? null : (
        <ul className="grid gap-1 border-border border-b bg-waiting-soft px-4 py-2">
          {found.map((problem) => (
            <Line key={`${problem.code} ${problem.place.path?.join("/")} ${problem.place.at}`} problem={problem} onAsk={ask} />
          ))}
        </ul>
      )}
      {asking ? <AskPermission node={node} onClose={stop} /> : null}
    </>
  );
}

function Line({ problem, onAsk }: { problem: Problem; onAsk: () => void }) {
  const asks = problem.fixes.some(({ label }) => label === "ask_permission");
  return (
    <li className="flex gap-1.5 text-12">
      {problem.severity === "error" ? (
        <CircleAlertIcon aria-hidden className="mt-px size-3.5 shrink-0 text-failed" />
      ) : (
        <TriangleAlertIcon aria-hidden className="mt-px size-3.5 shrink-0 text-waiting" />
      )}
      <span className="grid justify-items-start gap-1.5">
        {problemSentence(problem)}
        {asks ? (
          <Button size="xs" onClick={onAsk}>
            {fixText("ask_permission")}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
