"use client";
import { useQuery } from "@tanstack/react-query";
import { PlusIcon, SearchIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useApi } from "#components/lib/api.tsx";
import { useCommandStore } from "#components/lib/commands.ts";
import { useNewFlow } from "#components/lib/new-flow.ts";
import { Button } from "#components/ui/button.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { Page } from "#components/ui/page.tsx";
import { ProblemBox, toastProblem } from "#components/ui/problem.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Box } from "#components/ui/table.tsx";
import { home } from "#server/messages/home.ts";
import { shell } from "#server/messages/shell.ts";
import { Floods } from "./floods.tsx";
import { Flows } from "./flows.tsx";
import { TemplatesLoading } from "./templates-loading.tsx";

// Seen once, by the first person on the first day.
const First = dynamic(() => import("./first.tsx").then((module) => module.First), { ssr: false });

/** The flows, those that need a person first; before the first flow, templates to begin with. */
export function Home() {
  const api = useApi();
  const flows = useQuery(api.flows.list.queryOptions());
  const hasFlows = (flows.data?.length ?? 0) > 0;
  return (
    <Page crumbs={[{ label: home.title }]} actions={<HomeActions primary={hasFlows} />}>
      {flows.error ? (
        <ProblemBox error={flows.error} retry={() => void flows.refetch()} className="m-6" />
      ) : !flows.data ? (
        <Box className="m-6">
          <SkeletonRows rows={6} height={56} label={home.flows.loading} />
        </Box>
      ) : hasFlows ? (
        <>
          <Floods />
          <Flows flows={flows.data} />
        </>
      ) : (
        <Beginning />
      )}
    </Page>
  );
}

function Beginning() {
  const api = useApi();
  const templates = useQuery(api.templates.list.queryOptions());
  if (templates.error) return <ProblemBox error={templates.error} retry={() => void templates.refetch()} className="m-6" />;
  if (!templates.data) {
    return (
      <div className="mx-auto w-full max-w-[1088px] px-6 pt-40">
        <TemplatesLoading />
      </div>
    );
  }
  return <First templates={templates.data} />;
}

function HomeActions({ primary }: { primary: boolean }) {
  const { create } = useNewFlow(toastProblem);
  return (
    <>
      <button
        type="button"
        onClick={() => useCommandStore.getState().setMenuOpen(true)}
        className="flex h-7 w-65 items-center gap-1.5 rounded-md border border-input bg-card px-2 text-faint-foreground hover:bg-accent max-md:hidden"
      >
        <SearchIcon aria-hidden className="size-3.5" />
        <span className="grow text-left">{shell.jump}</span>
        <Keys keys="Mod+K" />
      </button>
      <Button size="sm" look={primary ? "primary" : "plain"} onClick={() => create()}>
        <PlusIcon />
        {shell.newFlow}
      </Button>
    </>
  );
}
