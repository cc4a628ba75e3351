"use client";
import { Core, type StartThread } from "./client.ts";
import type { Answer } from "./protocol.ts";

const start: StartThread = (onAnswer, onCrash) => {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "core" });
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => onAnswer(data));
  worker.addEventListener("error", onCrash);
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
};

/** One for the page. Its thread is started by the first question. */
export const core = new Core(start);
