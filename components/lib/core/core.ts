"use client";
import { Core, type StartThread } from "./client.ts";
import type { Answer } from "./protocol.ts";

const start: StartThread = (onAnswer, onCrash) => {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "core" });
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => onAnswer(data));
  worker.addEventListener("error", onCrash);
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
};

/**
 * One thread checks flows, another tries mappings: a person who types must not wait for the check of a thousand steps. Each
 * is started by its first question.
 */
export const checks = new Core(start);
export const trials = new Core(start);
