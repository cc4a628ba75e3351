import { Run } from "#components/runs/run.tsx";
import { runs } from "#server/messages/runs.ts";

export const metadata = { title: runs.run.keyGroup };

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <Run id={id} />;
}
