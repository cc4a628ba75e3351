"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogContent, DialogFoot } from "#components/ui/dialog.tsx";
import { ProblemBox } from "#components/ui/problem.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { Problem } from "#server/flow/problem.ts";
import { editorWords } from "#server/messages/editor.ts";
import { problemSentence } from "#server/messages/problems.ts";

const words = editorWords.versions;

/** Publishes an older version again; the draft is left alone. */
export function RollbackDialog({ flowId, version, demo, onClose }: { flowId: string; version: number; demo: boolean; onClose: () => void }) {
  const api = useApi();
  const queries = useQueryClient();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const rollback = useMutation(
    api.flows.rollback.mutationOptions({
      onSuccess: async (answer) => {
        if (!answer.ok) return setProblems(answer.problems);
        await queries.invalidateQueries({ queryKey: api.flows.pathKey() });
        toast(editorWords.publish.done(answer.version));
        onClose();
      },
    }),
  );
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={words.confirm(version)} description={words.confirmWhy}>
        <DialogBody>
          {rollback.isError ? <ProblemBox error={rollback.error} /> : null}
          <ul className="grid gap-1 text-failed">
            {problems.map((problem) => (
              <li key={`${problem.code} ${problem.place.node} ${problem.place.path?.join("/")}`}>{problemSentence(problem)}</li>
            ))}
          </ul>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            look="primary"
            aria-busy={rollback.isPending}
            onClick={() => (rollback.isPending ? undefined : rollback.mutate({ id: flowId, version, note: "", asDemo: demo }))}
          >
            {words.rollback(version)}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
