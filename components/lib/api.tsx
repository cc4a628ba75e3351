"use client";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "#server/api/router.ts";
import { shell } from "#server/messages/shell.ts";

export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

const context = createTRPCContext<AppRouter>();

/** Query and mutation options of every procedure: `useQuery(api.flows.list.queryOptions())`. */
export const useApi = context.useTRPC;

/** The bare client, for calls that no cache should know of. */
export const useApiClient = context.useTRPCClient;

const url = "/api/trpc";

function createClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url }),
        // The server refuses longer batches.
        false: httpBatchLink({ url, maxItems: 20 }),
      }),
    ],
  });
}

function createQueryClient() {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && isOffline(error), refetchOnWindowFocus: true },
    },
  });
}

/** Around everything that asks the server. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  const [client] = useState(createClient);
  return (
    <QueryClientProvider client={queries}>
      <context.TRPCProvider trpcClient={client} queryClient={queries}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}

export interface Problem {
  /** Ours, such as `draft_changed`; `offline` when no answer came. */
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly safe: string;
  readonly next: string;
}

/** What any failed call says to a person, in four parts. */
export function problemOf(error: unknown): Problem {
  const found = error instanceof TRPCClientError ? viewOf(error.data) : null;
  if (found) return found;
  return isOffline(error) ? { code: "offline", ...shell.problems.offline } : { code: "bug", ...shell.problems.ours };
}

function isOffline(error: unknown): boolean {
  return error instanceof TRPCClientError && !error.data;
}

function viewOf(data: unknown): Problem | null {
  if (typeof data !== "object" || data === null || !("error" in data)) return null;
  const { error } = data;
  return isProblem(error) ? error : null;
}

function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "what" in error && "why" in error && "safe" in error && "next" in error && "code" in error;
}

/** A session that ended elsewhere: sign in again, and come back to this very page. */
function leaveWhenSignedOut(error: unknown) {
  if (problemOf(error).code !== "signed_out") return;
  const here = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}
