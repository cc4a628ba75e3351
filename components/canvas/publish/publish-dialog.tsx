"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { HistoryIcon, ListChecksIcon, ZapIcon } from "lucide-react";
import { useId, useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogContent, DialogFoot } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { ProblemBox } from "#components/ui/problem.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { Problem } from "#server/flow/problem.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { Blocking } from "./blocking.tsx";
import { Changes } from "./changes.tsx";
import { diffGraphs } from "./diff.ts";
import { SandboxNotice, sandboxSteps } from "./sandbox-notice.tsx";

const words = editorWords.publish;

/** What publishing would do, what stands in its way, and the button. The live flow changes here and nowhere else. */
export function PublishDialog() {
  const store = useEditorStore();
  const api = useApi();
  const queries = useQueryClient();
  const noteId = useId();
  const { flow, flush } = useFlowSession();
  const graph = useEditor((state) => state.graph);
  const env = useEditor((state) => state.env);
  const problems = useEditor((state) => state.problems);
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const [note, setNote] = useState("");
  const [demo, setDemo] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  const [asked, setAsked] = useState(false);
  const liveVersion = flow.live?.version ?? null;
  const live = useQuery({ ...api.flows.version.queryOptions({ id: flow.id, version: liveVersion ?? 1 }), enabled: liveVersion !== null });
  const publish = useMutation(api.flows.publish.mutationOptions());

  const blocking = [...problems.filter((one) => one.severity === "error"), ...refused];
  const sandboxed = sandboxSteps(graph, env);
  const mayPublish = blocking.length === 0 && (sandboxed.length === 0 || demo);
  const close = (): void => store.getState().openDialog(null);
  const go = async (): Promise<void> => {
    const revision = await flush();
    setUnsaved(revision === null);
    if (revision === null) return;
    const answer = await publish.mutateAsync({ id: flow.id, revision, note, asDemo: demo });
    if (!answer.ok) return setRefused(answer.problems.filter((one) => one.severity === "error"));
    await queries.invalidateQueries({ queryKey: api.flows.pathKey() });
    const told = answer.notice ?? words.done(answer.version);
    toast(told);
    store.getState().say(told);
    close();
  };
  const submit = (): void => {
    setAsked(!mayPublish);
    if (mayPublish && !publish.isPending) go().catch(() => undefined);
  };

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : close())}>
      <DialogContent
        title={words.title(flow.name)}
        description={liveVersion === null ? words.first : words.replaces(liveVersion + 1, liveVersion)}
        className="max-w-[656px]"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit();
        }}
      >
        <DialogBody className="grid gap-4">
          {blocking.length > 0 ? (
            <Blocking problems={blocking} />
          ) : (
            <>
              <Changes changes={live.data === undefined ? null : diffGraphs(live.data.graph, graph)} first={liveVersion === null} graph={graph} env={env} />
              {sandboxed.length === 0 ? null : <SandboxNotice steps={sandboxed} demo={demo} onDemo={setDemo} />}
              <ul className="grid gap-2 text-muted-foreground [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
                <li className="flex gap-2">
                  <ZapIcon aria-hidden />
                  {words.at}
                </li>
                {liveVersion === null ? null : (
                  <>
                    <li className="flex gap-2">
                      <ListChecksIcon aria-hidden />
                      {words.inProgress}
                    </li>
                    <li className="flex gap-2">
                      <HistoryIcon aria-hidden />
                      {words.back}
                    </li>
                  </>
                )}
              </ul>
              <div className="grid gap-1.5">
                <label htmlFor={noteId} className="font-medium text-12 text-muted-foreground">
                  {words.note} <span className="font-normal text-faint-foreground">{words.optional}</span>
                </label>
                <Input id={noteId} maxLength={1_000} value={note} onChange={(event) => setNote(event.target.value)} />
              </div>
            </>
          )}
          {publish.isError ? <ProblemBox error={publish.error} /> : null}
          {asked && !mayPublish ? (
            <p role="alert" className="text-failed">
              {blocking.length > 0 ? words.blocked(blocking.length) : words.chooseDemo}
            </p>
          ) : null}
          {unsaved ? (
            <p role="alert" className="text-failed">
              {words.notSaved}
            </p>
          ) : null}
        </DialogBody>
        <DialogFoot aside={liveVersion === null ? null : words.never}>
          <Button onClick={close}>{words.keep}</Button>
          <Button look="primary" aria-busy={publish.isPending} onClick={submit}>
            {publish.isPending ? words.publishing : words.publish}
            <Keys keys="Mod+Enter" />
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
