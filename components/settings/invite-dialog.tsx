"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Inputs, problemOf, useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy.tsx";
import { Dialog, DialogBody, DialogContent, DialogFoot } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { settings } from "#server/messages/settings.ts";

const words = settings.invites;
export type Role = Inputs["team"]["invite"]["role"];

export interface InvitingProps {
  /** Roles that the person who is signed in may give. */
  readonly roles: readonly { readonly value: Role; readonly label: string; readonly note: string }[];
}

/** Asks whom to invite and as what, then shows the link. */
export function InviteDialog({ roles, close }: InvitingProps & { close: () => void }) {
  return (
    <Dialog open onOpenChange={close}>
      <DialogContent title={words.title} description={words.intro}>
        <InviteForm roles={roles} close={close} />
      </DialogContent>
    </Dialog>
  );
}

function InviteForm({ roles, close }: InvitingProps & { close: () => void }) {
  const api = useApi();
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>("editor");
  const invite = useMutation(api.team.invite.mutationOptions({ onSuccess: () => queries.invalidateQueries(api.team.invites.pathFilter()) }));
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    invite.mutate({ email: String(new FormData(event.currentTarget).get("email") ?? ""), role });
  }
  if (invite.data) return <InviteLink url={invite.data.url} close={close} />;
  return (
    <form method="post" onSubmit={submit} noValidate>
      <DialogBody className="grid gap-4">
        {invite.error ? (
          <div role="alert">
            <Banner hue="failed">
              {problemOf(invite.error).what} {problemOf(invite.error).why}
            </Banner>
          </div>
        ) : null}
        <Field label={words.email}>{(control) => <Input {...control} name="email" type="email" autoComplete="off" />}</Field>
        <Field label={words.role}>
          {(control) => (
            <Select {...control} value={role} options={roles} onChange={(value) => setRole(roles.find((each) => each.value === value)?.value ?? role)} />
          )}
        </Field>
      </DialogBody>
      <DialogFoot>
        <Button onClick={close}>{words.cancel}</Button>
        <Button type="submit" look="primary" aria-disabled={invite.isPending}>
          {words.make}
        </Button>
      </DialogFoot>
    </form>
  );
}

function InviteLink({ url, close }: { url: string; close: () => void }) {
  return (
    <>
      <DialogBody className="grid gap-2">
        <p>{words.made}</p>
        <div className="flex items-center gap-1">
          <Input readOnly value={url} aria-label={words.link} onFocus={(event) => event.currentTarget.select()} />
          <CopyButton text={url} label={words.copy} done={words.copied} />
        </div>
      </DialogBody>
      <DialogFoot>
        <Button look="primary" onClick={close}>
          {words.close}
        </Button>
      </DialogFoot>
    </>
  );
}
