"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Outputs, useApi, useApiClient } from "#components/lib/api.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { onBack, openWindow } from "./window.ts";

export type Attempt = Outputs["connect"]["attempt"];

/** An action or trigger that an account is wanted for, and the step that wants it. */
export interface Wanted {
  readonly use: string;
  readonly by?: string;
}

export interface SignInWish {
  readonly connector: string;
  /** The account that is connected again; absent = a new one. */
  readonly account?: string;
  /** What it is wanted for; absent = what the live flows do with the app. */
  readonly uses?: readonly Wanted[];
  /** A sign-in that this page comes back from. */
  readonly attempt?: string | null;
}

export interface Begin {
  readonly purpose: "connect" | "reconnect" | "switch";
  readonly sandbox: boolean;
  readonly vars: { readonly [name: string]: string };
}

const LOOK_MS = 1_500;
const CLOSED_MS = 400;

/** One sign-in at an app, from the click to how it came out. */
export function useSignIn({ connector, account, uses, attempt: given = null }: SignInWish) {
  const api = useApi();
  const client = useApiClient();
  const queries = useQueryClient();
  const [id, setId] = useState(given);
  const [closed, setClosed] = useState(false);
  const opened = useRef<Window | null>(null);
  const last = useRef<Begin | null>(null);
  const query = useQuery(
    api.connect.attempt.queryOptions(
      { id: id ?? "" },
      { enabled: id !== null, refetchInterval: ({ state }) => (state.data === undefined || state.data.status === "pending" ? LOOK_MS : false), staleTime: 0 },
    ),
  );
  const attempt = id === null ? undefined : query.data;
  const pending = attempt === undefined || attempt.status === "pending";
  const { refetch } = query;
  useEffect(() => onBack((back) => void (back === id && refetch())), [id, refetch]);
  useEffect(() => (id !== null && pending ? watch(opened.current, () => void refetch().then(() => setClosed(true))) : undefined), [id, pending, refetch]);
  const connected = attempt?.status === "connected";
  // The account is there from now on, also for somebody who closes the dialog without another word.
  useEffect(() => {
    if (connected) void queries.invalidateQueries(api.accounts.list.pathFilter());
  }, [connected, queries, api]);

  const send = useMutation({
    mutationFn: async ({ begin, popup }: { begin: Begin; popup: Window | null }) => {
      const returnTo = `${window.location.pathname}${window.location.search}`;
      const wish = { connector, vars: { ...begin.vars }, popup: popup !== null, returnTo, ...(uses ? { uses: [...uses] } : {}) };
      if (begin.purpose !== "connect" && account !== undefined) return client.connect.beginAgain.mutate({ ...wish, purpose: begin.purpose, account });
      return begin.sandbox ? client.connect.beginSandbox.mutate(wish) : client.connect.begin.mutate(wish);
    },
    onSuccess: ({ id: begun, url }, { popup }) => {
      setClosed(false);
      setId(begun);
      if (popup === null) window.location.assign(url);
      else popup.location.replace(url);
    },
    onError: (error, { popup }) => {
      popup?.close();
      // Before anything was begun the dialog shows it itself.
      if (id !== null) toastProblem(error);
    },
  });
  const start = useCallback(
    (begin: Begin) => {
      opened.current?.close();
      const popup = openWindow();
      opened.current = popup;
      last.current = begin;
      send.mutate({ begin, popup });
    },
    [send],
  );
  const decide = useMutation(
    api.connect.decide.mutationOptions({
      onError: toastProblem,
      onSuccess: (next) => queries.setQueryData(api.connect.attempt.queryKey({ id: next.id }), next),
    }),
  );
  return {
    attempt,
    /** The window is gone and nothing came back. */
    closed: closed && pending,
    busy: send.isPending,
    waiting: id !== null && pending,
    error: send.error,
    start,
    /** Where it began, for trying the same again. */
    again: () => (last.current === null ? setId(null) : start(last.current)),
    canRepeat: last.current !== null,
    decide,
    stop: () => {
      opened.current?.close();
      setId(null);
      setClosed(false);
    },
  };
}

export type SignIn = ReturnType<typeof useSignIn>;

/** Calls back once the window is gone. */
function watch(popup: Window | null, gone: () => void): (() => void) | undefined {
  if (popup === null) return undefined;
  const timer = setInterval(() => {
    if (!popup.closed) return;
    clearInterval(timer);
    gone();
  }, CLOSED_MS);
  return () => clearInterval(timer);
}
