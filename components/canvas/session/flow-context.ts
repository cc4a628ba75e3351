"use client";
import { createContext, useContext } from "react";
import type { FlowView } from "./api-types.ts";
import type { RealWrite } from "./real-writes.ts";

/** What the server knows of the open flow, and what can be asked of it from anywhere in the editor. */
export interface FlowSession {
  readonly flow: FlowView;
  /** Sends the unsaved draft now; the revision that holds everything, or null when that failed. */
  readonly flush: () => Promise<number | null>;
  /** After a conflict: go on from what the server has, keeping what is here. */
  readonly keepMine: () => void;
  /** After a conflict: take what the server has. Undo brings the own changes back. */
  readonly takeTheirs: () => void;
  /** Runs the draft on sample data; resolves when the run has started. */
  readonly testFlow: () => void;
  readonly testStep: (node: string) => void;
  readonly testing: boolean;
  /** A test that would change something real waits for an answer. */
  readonly asking: { readonly writes: readonly RealWrite[]; readonly go: () => void; readonly cancel: () => void } | null;
  readonly setPaused: (paused: boolean) => void;
  readonly rename: (name: string) => void;
}

const FlowContext = createContext<FlowSession | null>(null);
export const FlowSessionProvider = FlowContext.Provider;

export function useFlowSession(): FlowSession {
  const session = useContext(FlowContext);
  if (session === null) throw new Error("This part of the editor stands outside its flow");
  return session;
}
