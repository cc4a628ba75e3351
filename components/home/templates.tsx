"use client";
import { useQuery } from "@tanstack/react-query";
import { LayoutTemplateIcon } from "lucide-react";
import { useApi } from "#components/lib/api.tsx";
import { useNewFlow } from "#components/lib/new-flow.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { ProblemBox, toastProblem } from "#components/ui/problem.tsx";
import { home } from "#server/messages/home.ts";
import { shell } from "#server/messages/shell.ts";
import { TemplateCard } from "./template-card.tsx";
import { TemplatesLoading } from "./templates-loading.tsx";

const words = home.templates;

/** All templates. */
export function Templates() {
  const { create } = useNewFlow(toastProblem);
  return (
    <Page
      crumbs={[{ label: words.title }]}
      actions={
        <Button size="sm" onClick={() => create()}>
          {shell.newFlow}
        </Button>
      }
    >
      <div className="mx-auto w-full max-w-[1200px] px-6 py-8">
        <h1 className="font-semibold text-20">{words.title}</h1>
        <p className="pt-1 pb-6 text-muted-foreground">{words.intro}</p>
        <Gallery />
      </div>
    </Page>
  );
}

function Gallery() {
  const api = useApi();
  const { data, error, refetch } = useQuery(api.templates.list.queryOptions());
  const { create, creating, template: chosen } = useNewFlow(toastProblem);
  if (error) return <ProblemBox error={error} retry={() => void refetch()} />;
  if (!data) return <TemplatesLoading />;
  if (data.length === 0) {
    return (
      <EmptyState icon={<LayoutTemplateIcon />} title={words.none} action={<Button onClick={() => create()}>{shell.newFlow}</Button>}>
        {words.noneText}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {data.map((template) => (
        <TemplateCard key={template.id} template={template} opening={creating && chosen === template.id} onUse={create} />
      ))}
    </div>
  );
}
