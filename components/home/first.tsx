"use client";
import { LayoutTemplateIcon, PlugIcon, SquareDashedIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useNewFlow } from "#components/lib/new-flow.ts";
import { toastProblem } from "#components/ui/problem.tsx";
import { home } from "#server/messages/home.ts";
import { type Template, TemplateCard } from "./template-card.tsx";

const words = home.first;
const choice =
  "flex min-h-15 items-center gap-3 rounded-lg border border-border bg-card px-4 py-2 text-left text-14 hover:bg-accent [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted-foreground";

/** Home before the first flow: three templates, the first recommended, and two other ways to begin. */
export function First({ templates }: { templates: readonly Template[] }) {
  const { create, creating, template: chosen } = useNewFlow(toastProblem);
  return (
    <div className="mx-auto w-full max-w-[1088px] px-6 pt-[min(72px,8vh)] pb-12">
      <h1 className="font-semibold text-24">{words.title}</h1>
      <p className="pt-1 text-14 text-muted-foreground">{words.intro}</p>
      <div className="grid gap-4 pt-8 lg:grid-cols-[1.36fr_1fr_1fr]">
        {templates.slice(0, 3).map((template, index) => (
          <TemplateCard key={template.id} template={template} lead={index === 0} opening={creating && chosen === template.id} onUse={create} />
        ))}
      </div>
      <div className="grid gap-4 pt-4 sm:grid-cols-2">
        <button type="button" className={choice} onClick={() => create()}>
          <SquareDashedIcon aria-hidden />
          <Choice title={words.empty}>{words.emptyHint}</Choice>
        </button>
        {templates.length > 3 ? (
          <Link href="/templates" className={choice}>
            <LayoutTemplateIcon aria-hidden />
            <Choice title={words.all(templates.length)}>{words.allHint}</Choice>
          </Link>
        ) : (
          <Link href="/accounts?connect=any" className={choice}>
            <PlugIcon aria-hidden />
            <Choice title={words.connect}>{words.connectHint}</Choice>
          </Link>
        )}
      </div>
    </div>
  );
}

function Choice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <span className="grid">
      <span className="font-medium">{title}</span>
      <span className="text-12 text-muted-foreground">{children}</span>
    </span>
  );
}
