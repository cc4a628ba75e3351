import { createTRPCClient, type HTTPLinkOptions, httpLink, httpSubscriptionLink, splitLink, type TRPCClient } from "@trpc/client";
import type { AppRouter } from "#server/api/router.ts";

export type ApiClient = TRPCClient<AppRouter>;

/** The API over real HTTP, as a page of ours calls it. `heard` gets the text of every answer. */
export function connectApi(origin: string, cookie: string | null, heard: (text: string) => void = () => undefined): ApiClient {
  const url = `${origin}/api/trpc`;
  const headers = () => ({ origin, ...(cookie === null ? {} : { cookie }) });
  const listening: HTTPLinkOptions<AppRouter["_def"]["_config"]["$types"]>["fetch"] = async (input, init) => {
    const answer = await fetch(input, { ...init, signal: init?.signal ?? null });
    heard(`${[...answer.headers].flat().join("\n")}\n${await answer.clone().text()}`);
    return answer;
  };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({ condition: (op) => op.type === "subscription", true: httpSubscriptionLink({ url }), false: httpLink({ url, headers, fetch: listening }) }),
    ],
  });
}
