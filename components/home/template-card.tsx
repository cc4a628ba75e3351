"use client";
import { useQuery } from "@tanstack/react-query";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { nodeLook } from "#components/lib/node-look.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { MiniGraph } from "#components/ui/mini-graph.tsx";
import { home } from "#server/messages/home.ts";
import { miniLayout } from "./mini-layout.ts";

export type Template = Outputs["templates"]["list"][number];

interface TemplateCardProps {
  template: Template;
  /** The one that the page recommends: wider, with the primary button. */
  lead?: boolean;
  opening: boolean;
  onUse: (id: string) => void;
}

const words = home.templates;

/** Picture, what it does, and one button that opens it as a flow. */
export function TemplateCard({ template, lead = false, opening, onUse }: TemplateCardProps) {
  const count = template.graph.nodes.filter((node) => node.kind !== "note").length;
  return (
    <article className={cn("flex flex-col overflow-hidden rounded-xl border bg-card", lead ? "border-primary-line" : "border-border")}>
      <div className="grid h-46 place-items-center overflow-hidden border-border border-b bg-dots p-3">
        <Picture template={template} />
      </div>
      <div className="flex grow flex-col p-4">
        <h2 className="font-semibold text-16">{template.title}</h2>
        <p className="grow pt-1 pb-4 text-muted-foreground">{template.summary}</p>
        <div className="flex items-center gap-2">
          <Button
            look={lead ? "primary" : "plain"}
            aria-disabled={opening}
            onClick={opening ? undefined : () => onUse(template.id)}
            aria-label={`${words.use}: ${template.title}`}
          >
            {opening ? words.opening : words.use}
          </Button>
          <span className="grow" />
          <span className="text-12 text-faint-foreground">{words.steps(count)}</span>
        </div>
      </div>
    </article>
  );
}

function Picture({ template }: { template: Template }) {
  const api = useApi();
  const { data: catalog } = useQuery(api.catalog.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const places = new Map(miniLayout(template.graph).map((place) => [place.key, place]));
  const steps = template.graph.nodes.flatMap((node) => {
    const place = places.get(node.key);
    return place ? [{ name: node.name, ...place, ...nodeLook(node, catalog) }] : [];
  });
  const wires = template.graph.edges.map(({ from, to }) => ({ from: from.node, to }));
  return <MiniGraph label={words.picture(template.title)} steps={steps} wires={wires} />;
}
