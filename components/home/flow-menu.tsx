"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CirclePauseIcon, EllipsisIcon, ListChecksIcon, PencilIcon, PlayIcon, Trash2Icon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "#components/ui/menu.tsx";
import { NameDialog } from "#components/ui/name-dialog.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { toast } from "#components/ui/toast.tsx";
import { home } from "#server/messages/home.ts";

type Flow = Outputs["flows"]["list"][number];

const words = home.flows;

/** What can be done with a flow without opening it. */
export function FlowMenu({ flow }: { flow: Flow }) {
  const [asking, setAsking] = useState<"rename" | "remove" | null>(null);
  const { rename, pause, remove } = useFlowVerbs(flow);
  const router = useRouter();
  const close = () => setAsking(null);
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button look="ghost" size="xs" square aria-label={words.menu(flow.name)} className="relative z-1">
            <EllipsisIcon />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => router.push(`/runs?flow=${flow.id}`)}>
            <ListChecksIcon />
            {words.runs}
          </MenuItem>
          <MenuItem onSelect={() => setAsking("rename")}>
            <PencilIcon />
            {words.rename}
          </MenuItem>
          {flow.live ? (
            <MenuItem onSelect={() => pause(!flow.paused)}>
              {flow.paused ? <PlayIcon /> : <CirclePauseIcon />}
              {flow.paused ? words.resume : words.pause}
            </MenuItem>
          ) : null}
          <MenuSeparator />
          <MenuItem danger onSelect={() => setAsking("remove")}>
            <Trash2Icon />
            {words.remove}
          </MenuItem>
        </MenuContent>
      </Menu>
      <NameDialog
        open={asking === "rename"}
        onOpenChange={close}
        title={words.renameTitle}
        label={words.nameLabel}
        action={words.save}
        cancel={words.cancel}
        name={flow.name}
        onName={rename}
      />
      <Confirm
        open={asking === "remove"}
        onOpenChange={close}
        title={words.removeTitle(flow.name)}
        action={words.removeAction}
        cancel={words.cancel}
        danger
        onConfirm={() => remove(close)}
      >
        {words.removeText}
      </Confirm>
    </>
  );
}

function useFlowVerbs(flow: Flow) {
  const api = useApi();
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries(api.flows.list.pathFilter());
  const shared = { onSuccess: renew, onError: toastProblem };
  const rename = useMutation(api.flows.rename.mutationOptions(shared));
  const remove = useMutation(api.flows.remove.mutationOptions(shared));
  const pause = useMutation(
    api.flows.pause.mutationOptions({
      onError: toastProblem,
      onSuccess: (_, { paused }) => {
        toast(paused ? words.paused(flow.name) : words.resumed(flow.name));
        return renew();
      },
    }),
  );
  const { id } = flow;
  return {
    rename: (name: string) => rename.mutate({ id, name }),
    pause: (paused: boolean) => pause.mutate({ id, paused }),
    remove: (done: () => void) => remove.mutate({ id }, { onSettled: done }),
  };
}
