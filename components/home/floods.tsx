import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useApi } from "#components/lib/api.tsx";
import { formatCount, formatMoment } from "#components/lib/format.ts";
import { Banner } from "#components/ui/notice.tsx";
import { home } from "#server/messages/home.ts";

const LOOK_AGAIN = 30_000;

/** Says when far more events than usual come in at a flow: something may be stuck in a loop, or somebody is trying things out. */
export function Floods() {
  const api = useApi();
  const floods = useQuery(api.monitor.floods.queryOptions(undefined, { refetchInterval: LOOK_AGAIN }));
  return floods.data?.map((flood) => (
    <Banner
      key={flood.flowId}
      hue="waiting"
      className="mx-6 mt-4"
      action={
        <Link href={`/flows/${flood.flowId}`} className="font-medium text-primary-text hover:underline">
          {home.flood.open}
        </Link>
      }
    >
      {home.flood.line({ ...flood, count: formatCount(flood.peak), usual: formatCount(flood.usual), time: formatMoment(flood.at, Date.now()) })}
    </Banner>
  ));
}
