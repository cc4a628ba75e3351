"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCwIcon } from "lucide-react";
import { useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { editorWords } from "#server/messages/editor.ts";

const words = editorWords.hook;

/** Another address in place of one that somebody has who should not. */
export function ReplaceAddress({ flowId }: { flowId: string }) {
  const api = useApi();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const replace = useMutation(
    api.flows.replaceHook.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        await client.invalidateQueries({ queryKey: api.flows.get.queryKey({ id: flowId }) });
      },
      onError: toastProblem,
    }),
  );
  return (
    <div className="flex items-center gap-3">
      <Button size="sm" onClick={() => setAsking(true)}>
        <RefreshCwIcon />
        {words.replace}
      </Button>
      {replace.isSuccess ? (
        <p role="status" className="text-success">
          {words.replaced}
        </p>
      ) : null}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={words.replaceTitle}
        action={words.replace}
        cancel={words.keep}
        danger
        busy={replace.isPending}
        onConfirm={() => replace.mutate({ id: flowId })}
      >
        {words.replaceText}
      </Confirm>
    </div>
  );
}
