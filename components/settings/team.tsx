"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { Time } from "#components/lib/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ProblemBox, toastProblem } from "#components/ui/problem.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Box, Table, Td, Th } from "#components/ui/table.tsx";
import { toast } from "#components/ui/toast.tsx";
import { settings } from "#server/messages/settings.ts";
import { Inviting, OpenInvites } from "./invites.tsx";
import { RemoveMember } from "./remove-member.tsx";
import { Section } from "./section.tsx";

type Member = Outputs["team"]["list"][number];
type Role = Member["role"];

const words = settings.team;
const roles: readonly Role[] = ["owner", "admin", "editor", "operator", "viewer"];
const roleOptions = roles.map((role) => ({ value: role, label: words.roles[role], note: words.rights[role] }));

/** Everybody in the workspace; owners and admins may change roles. */
export function Team() {
  const api = useApi();
  const team = useQuery(api.team.list.queryOptions());
  const me = useQuery(api.me.queryOptions());
  const mayChange = me.data?.role === "owner" || me.data?.role === "admin";
  // Nobody invites above themselves.
  const givable = me.data?.role === "owner" ? roleOptions : roleOptions.slice(1);
  return (
    <Section id="team" title={words.title} intro={words.intro} action={mayChange ? <Inviting roles={givable} /> : null}>
      {team.error ? (
        <ProblemBox error={team.error} retry={() => void team.refetch()} />
      ) : (
        <Box className="overflow-x-auto">
          {team.data ? <People team={team.data} me={me.data} /> : <SkeletonRows rows={2} height={48} label={words.loading} />}
        </Box>
      )}
      {mayChange ? <OpenInvites roleNames={words.roles} /> : null}
    </Section>
  );
}

function People({ team, me }: { team: readonly Member[]; me: Outputs["me"] | undefined }) {
  const mayChange = me?.role === "owner" || me?.role === "admin";
  return (
    <Table>
      <thead>
        <tr>
          <Th className="w-full">{words.person}</Th>
          <Th>{words.role}</Th>
          <Th className="max-sm:hidden">{words.since}</Th>
          {mayChange ? <Th /> : null}
        </tr>
      </thead>
      <tbody>
        {team.map((member) => (
          <tr key={member.userId} className="h-12">
            <Td className="max-w-0">
              <span className="flex items-center gap-2 font-medium">
                <span className="truncate">{member.name}</span>
                {member.userId === me?.user.id ? <Badge>{words.you}</Badge> : null}
              </span>
              <span className="block truncate text-12 text-muted-foreground">{member.email}</span>
            </Td>
            <Td>{mayChange && member.userId !== me?.user.id ? <RoleSelect member={member} /> : words.roles[member.role]}</Td>
            <Td className="text-muted-foreground max-sm:hidden">
              <Time at={member.since} />
            </Td>
            {mayChange ? <Td right>{member.userId === me?.user.id ? null : <RemoveMember member={member} />}</Td> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RoleSelect({ member }: { member: Member }) {
  const api = useApi();
  const queries = useQueryClient();
  const change = useMutation(
    api.team.changeRole.mutationOptions({
      onError: toastProblem,
      onSuccess: (_, { role }) => {
        toast.success(words.changed(member.name, words.roles[role].toLowerCase()));
        return queries.invalidateQueries(api.team.list.pathFilter());
      },
    }),
  );
  function choose(value: string) {
    const role = roles.find((each) => each === value);
    if (role) change.mutate({ userId: member.userId, role });
  }
  return (
    <Select
      compact
      aria-label={words.roleOf(member.name)}
      value={member.role}
      onChange={choose}
      options={roleOptions}
      disabled={change.isPending}
      className="w-32"
    />
  );
}
