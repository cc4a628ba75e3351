import { ListChecksIcon, SearchXIcon } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/notice.tsx";
import { runs } from "#server/messages/runs.ts";

/** Nothing yet, or nothing that matches. */
export function NoRuns({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return filtered ? (
    <EmptyState icon={<SearchXIcon />} title={runs.noMatch} action={<Button onClick={onClear}>{runs.clear}</Button>}>
      {runs.noMatchText}
    </EmptyState>
  ) : (
    <EmptyState
      icon={<ListChecksIcon />}
      title={runs.empty}
      action={
        <Button asChild>
          <Link href="/">{runs.toFlows}</Link>
        </Button>
      }
    >
      {runs.emptyText}
    </EmptyState>
  );
}
