"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { Time } from "#components/lib/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { Box, Table, Td, Th } from "#components/ui/table.tsx";
import { settings } from "#server/messages/settings.ts";
import type { InvitingProps, Role } from "./invite-dialog.tsx";

const InviteDialog = dynamic(() => import("./invite-dialog.tsx").then((module) => module.InviteDialog), { ssr: false });

const words = settings.invites;
type Invite = Outputs["team"]["invites"][number];

/** The button that invites somebody, and the dialog behind it. */
export function Inviting({ roles }: InvitingProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {words.invite}
      </Button>
      {open ? <InviteDialog roles={roles} close={() => setOpen(false)} /> : null}
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
