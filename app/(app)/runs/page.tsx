import { Runs } from "#components/runs/runs.tsx";
import { runs } from "#server/messages/runs.ts";

export const metadata = { title: runs.title };

export default function RunsPage() {
  return <Runs />;
}
