"use client";
import { CircleAlertIcon, TriangleAlertIcon } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import type { Place } from "#server/flow/problem.ts";
import { problemSentence } from "#server/messages/problems.ts";
import { useEditor } from "../store/context.ts";

/** What is left to finish in this part of the step, at its top. */
export function StepProblems({ node, part }: { node: string; part: NonNullable<Place["part"]> }) {
  const found = useEditor(useShallow((state) => state.problems.filter((one) => one.place.node === node && (one.place.part ?? "setup") === part)));
  if (found.length === 0) return null;
  return (
    <ul className="grid gap-1 border-border border-b bg-waiting-soft px-4 py-2">
      {found.map((problem) => (
        <li key={`${problem.code} ${problem.place.path?.join("/")} ${problem.place.at}`} className="flex gap-1.5 text-12">
          {problem.severity === "error" ? (
            <CircleAlertIcon aria-hidden className="mt-px size-3.5 shrink-0 text-failed" />
          ) : (
            <TriangleAlertIcon aria-hidden className="mt-px size-3.5 shrink-0 text-waiting" />
          )}
          {problemSentence(problem)}
        </li>
      ))}
    </ul>
  );
}
