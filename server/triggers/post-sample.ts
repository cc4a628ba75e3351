import { Readable } from "node:stream";
import type { HookAnswer, HookRequest } from "./hook.ts";
import type { HookDoor } from "./receive.ts";
import type { SampleDelivery } from "./sample.ts";

/** Takes a sample through the door like a delivery from outside, every check included, without leaving the process. */
export function postSample(door: HookDoor, token: string, sample: SampleDelivery): Promise<HookAnswer> {
  const stream = Readable.from([sample.body], { objectMode: false });
  const headers = { ...sample.headers, "content-length": String(sample.body.length) };
  const request: HookRequest = Object.assign(stream, { method: "POST", url: `/api/hooks/${token}`, headers });
  return door(request, token, "sample");
}
