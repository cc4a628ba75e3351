import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { type LiveOptions, live } from "./live.ts";

function source() {
  const emitter = new EventEmitter<{ change: [number] }>();
  const subscribe = (listener: (change: number) => void) => {
    emitter.on("change", listener);
    return () => emitter.off("change", listener);
  };
  return { say: (change: number) => emitter.emit("change", change), subscribe, listeners: () => emitter.listenerCount("change") };
}

async function open(options: Partial<LiveOptions> = {}) {
  const { say, subscribe, listeners } = source();
  const leave = new AbortController();
  const stream = live(subscribe, { signal: leave.signal, stillSignedIn: () => Promise.resolve(true), ...options });
  expect(await stream.next()).toEqual({ done: false, value: [] });
  return { say, listeners, stream, leave };
}

test("changes come in order, and none is lost between two looks", async () => {
  const { say, stream, leave } = await open();
  say(1);
  say(2);
  expect(await stream.next()).toEqual({ done: false, value: [1, 2] });
  const next = stream.next();
  say(3);
  expect(await next).toEqual({ done: false, value: [3] });
  leave.abort();
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

test("changes that come in a rest wait for its end, together", async () => {
  const { say, stream } = await open({ restMs: 20 });
  say(1);
  await stream.next();
  const next = stream.next();
  say(2);
  say(3);
  expect(await next).toEqual({ done: false, value: [2, 3] });
  await stream.return();
});

test("a client that goes away leaves no listener behind", async () => {
  const { stream, leave, listeners } = await open();
  const waiting = stream.next();
  expect(listeners()).toBe(1);
  leave.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(listeners()).toBe(0);
});

test("an ended session ends the stream without another change, as signed out", async () => {
  const { say, stream, listeners } = await open({ stillSignedIn: () => Promise.resolve(false), recheckMs: 0 });
  const waiting = stream.next();
  say(1);
  await expect(waiting).rejects.toMatchObject({ kind: "unauthenticated", code: "signed_out" });
  expect(listeners()).toBe(0);
});

test("an ended session ends a stream in which nothing happens", async () => {
  const { stream } = await open({ stillSignedIn: () => Promise.resolve(false), recheckMs: 1 });
  await expect(stream.next()).rejects.toMatchObject({ kind: "unauthenticated" });
});
