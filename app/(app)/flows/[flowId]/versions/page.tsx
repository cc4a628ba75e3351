import { VersionsPage } from "#components/canvas/versions/versions-page.tsx";
import { editorWords } from "#server/messages/editor.ts";

export const metadata = { title: editorWords.versions.title };

export default async function FlowVersionsPage({ params }: { params: Promise<{ flowId: string }> }) {
  const { flowId } = await params;
  return <VersionsPage flowId={flowId} />;
}
