"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowUpRightIcon, CircleCheckIcon, CircleDashedIcon, SendIcon } from "lucide-react";
import Link from "next/link";
import { useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy.tsx";
import { Dialog, DialogBody, DialogContent, DialogFoot } from "#components/ui/dialog.tsx";
import { ProblemBox } from "#components/ui/problem.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditorStore } from "../store/context.ts";
import { ReplaceAddress } from "./replace-address.tsx";

const words = editorWords.hook;

/** The live flow's address, and a sample sent to it as the app would send one. */
export function HookDialog() {
  const store = useEditorStore();
  const api = useApi();
  const { flow } = useFlowSession();
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: api.flows.get.queryKey({ id: flow.id }) });
  const send = useMutation(api.flows.sendSample.mutationOptions({ onSuccess: refresh }));
  const close = (): void => store.getState().openDialog(null);
  const { hook } = flow;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : close())}>
      <DialogContent title={words.title} description={hook === null ? words.none : words.description}>
        {hook === null ? null : (
          <DialogBody className="grid gap-4">
            <div className="flex items-center gap-1">
              <output className="min-w-0 grow break-all rounded-md border border-border bg-muted px-2 py-1.5 font-mono text-12">{hook.url}</output>
              <CopyButton text={hook.url} label={editorWords.setup.copy} done={editorWords.setup.copied} />
            </div>
            <ReplaceAddress flowId={flow.id} />
            <p className="flex items-center gap-2 text-muted-foreground">
              {hook.verified ? <CircleCheckIcon aria-hidden className="size-4 text-success" /> : <CircleDashedIcon aria-hidden className="size-4" />}
              {hook.verified ? words.verified : words.waiting}
            </p>
            <p className="text-muted-foreground">{words.sendHint}</p>
            {send.isError ? <ProblemBox error={send.error} /> : null}
            {send.data === undefined ? null : (
              <p role="status" className="flex items-center gap-2 text-success">
                <CircleCheckIcon aria-hidden className="size-4" />
                {words.sent}
                <Link href={`/runs/${send.data.runId}`} className="inline-flex items-center gap-1 font-medium text-primary-text hover:underline">
                  {words.openRun}
                  <ArrowUpRightIcon aria-hidden className="size-3.5" />
                </Link>
              </p>
            )}
          </DialogBody>
        )}
        <DialogFoot>
          <Button onClick={close}>{words.close}</Button>
          {hook === null ? null : (
            <Button look="primary" aria-busy={send.isPending} onClick={() => (send.isPending ? undefined : send.mutate({ id: flow.id }))}>
              <SendIcon />
              {words.send}
            </Button>
          )}
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
