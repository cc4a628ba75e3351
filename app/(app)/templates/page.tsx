import { Templates } from "#components/home/templates.tsx";
import { home } from "#server/messages/home.ts";

export const metadata = { title: home.templates.title };

export default function TemplatesPage() {
  return <Templates />;
}
