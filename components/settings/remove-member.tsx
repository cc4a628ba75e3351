"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { toast } from "#components/ui/toast.tsx";
import { settings } from "#server/messages/settings.ts";

const words = settings.team;

/** Takes a person out of the workspace, after asking. */
export function RemoveMember({ member }: { member: Outputs["team"]["list"][number] }) {
  const api = useApi();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(
    api.team.remove.mutationOptions({
      onError: toastProblem,
      onSuccess: () => {
        toast(words.removed(member.name));
        return queries.invalidateQueries(api.team.list.pathFilter());
      },
      onSettled: () => setAsking(false),
    }),
  );
  return (
    <>
      <Button size="xs" aria-label={words.removeNamed(member.name)} onClick={() => setAsking(true)}>
        {words.remove}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={words.removeTitle(member.name)}
        action={words.removeNamed(member.name)}
        cancel={words.cancel}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ userId: member.userId })}
      >
        {words.removeText}
      </Confirm>
    </>
  );
}
