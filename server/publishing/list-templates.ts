import { appsOf } from "./document.ts";
import { templates } from "./templates/index.ts";
import type { TemplateRow } from "./views.ts";

/** The templates, with what a card of each needs. */
export function listTemplates(): TemplateRow[] {
  return templates.map(({ id, title, summary, graph }) => ({ id, title, summary, graph, apps: appsOf(graph) }));
}
