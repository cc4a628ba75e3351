"use client";
import { CircleAlertIcon, TriangleAlertIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { Problem } from "#server/flow/problem.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { fixText, problemSentence } from "#server/messages/problems.ts";
import { useMap } from "./context.ts";
import { useLive } from "./live.ts";
import { showValue } from "./show.ts";

interface FieldProblemsProps {
  field: { readonly path: readonly string[]; readonly title: string };
  problems: readonly Problem[];
  ghost: Mapping | null;
}

/** What is wrong with a field, amber when it will be converted or only waits for a value, red when it cannot run; each fix one click. */
export function FieldProblems({ field, problems, ghost }: FieldProblemsProps) {
  const model = useMap();
  const waiting = problems.some((problem) => problem.code === "required_missing");
  const suggested = useLive(model, field.path, waiting ? ghost : null);
  return (
    <ul className="grid gap-1">
      {problems.map((problem) => {
        const waits = problem.code === "required_missing";
        const red = problem.severity === "error" && !waits;
        const Icon = red ? CircleAlertIcon : TriangleAlertIcon;
        const live = waits ? suggested : null;
        return (
          <li
            key={`${problem.code} ${problem.place.slot} ${problem.place.at}`}
            className={cn("flex flex-wrap items-center gap-x-2 gap-y-1", red ? "text-failed" : "text-waiting")}
          >
            <span className="flex min-w-0 grow basis-40 items-start gap-[5px]">
              <Icon aria-hidden className="mt-0.5 size-3 shrink-0" />
              <span>{live?.ok === true ? mappingWords.form.suggested(showValue(live.value)) : problemSentence(problem)}</span>
            </span>
            {problem.fixes.map(({ label, mapping }) =>
              mapping === undefined ? null : (
                <Button key={label} size="xs" onClick={() => model.set(field.path, mapping, field.title)}>
                  {fixText(label)}
                </Button>
              ),
            )}
          </li>
        );
      })}
    </ul>
  );
}
