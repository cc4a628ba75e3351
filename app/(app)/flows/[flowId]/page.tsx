import { editorWords } from "#server/messages/editor.ts";
import { FlowEditor } from "./flow-editor.tsx";

export const metadata = { title: editorWords.pageTitle };

export default async function FlowPage({ params }: { params: Promise<{ flowId: string }> }) {
  const { flowId } = await params;
  return <FlowEditor flowId={flowId} />;
}
