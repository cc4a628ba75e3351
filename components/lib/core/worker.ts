import { makeAnswerer } from "./answer.ts";
import type { Message } from "./protocol.ts";

const answer = makeAnswerer();

self.addEventListener("message", ({ data }: MessageEvent<Message>) => {
  const given = answer(data);
  if (given !== null) self.postMessage(given);
});
