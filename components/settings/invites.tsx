"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Inputs, type Outputs, problemOf, useApi } from "#components/lib/api.tsx";
import { Time } from "#components/lib/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy.tsx";
import { Dialog, DialogBody, DialogContent, DialogFoot } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { Select } from "#components/ui/select.tsx";
import { Box, Table, Td, Th } from "#components/ui/table.tsx";
import { settings } from "#server/messages/settings.ts";

const words = settings.invites;
type Role = Inputs["team"]["invite"]["role"];
type Invite = Outputs["team"]["invites"][number];

interface InvitingProps {
  /** Roles that the person who is signed in may give. */
  readonly roles: readonly { readonly value: Role; readonly label: string; readonly note: string }[];
}

/** The button that invites somebody, and the dialog behind it. */
export function Inviting({ roles }: InvitingProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {words.invite}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={words.title} description={words.intro}>
          {open ? <InviteForm roles={roles} close={() => setOpen(false)} /> : null}
        </DialogContent>
      </Dialog>
    </>
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

/** Who was invited and has not joined yet; nothing when there is nobody. */
export function OpenInvites({ roleNames }: { readonly roleNames: { readonly [role in Role]: string } }) {
  const api = useApi();
  const invites = useQuery(api.team.invites.queryOptions());
  if (!invites.data || invites.data.length === 0) return null;
  return (
    <Box className="mt-3 overflow-x-auto">
      <Table>
        <thead>
          <tr>
            <Th className="w-full">{words.invited}</Th>
            <Th>{words.role}</Th>
            <Th className="max-sm:hidden">{words.until}</Th>
            <Th />
          </tr>
        </thead>
        <tbody>
          {invites.data.map((invite) => (
            <InviteRow key={invite.id} invite={invite} roleName={roleNames[invite.role]} />
          ))}
        </tbody>
      </Table>
    </Box>
  );
}

function InviteRow({ invite, roleName }: { invite: Invite; roleName: string }) {
  const api = useApi();
  const queries = useQueryClient();
  const revoke = useMutation(
    api.team.revokeInvite.mutationOptions({ onError: toastProblem, onSuccess: () => queries.invalidateQueries(api.team.invites.pathFilter()) }),
  );
  return (
    <tr className="h-12">
      <Td className="max-w-0">
        <span className="block truncate">{invite.email}</span>
      </Td>
      <Td>{roleName}</Td>
      <Td className="text-muted-foreground max-sm:hidden">
        <Time at={invite.expiresAt} />
      </Td>
      <Td right>
        <Button size="xs" aria-label={words.takeBackNamed(invite.email)} aria-disabled={revoke.isPending} onClick={() => revoke.mutate({ id: invite.id })}>
          {words.takeBack}
        </Button>
      </Td>
    </tr>
  );
}
