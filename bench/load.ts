import { Agent } from "undici";

export interface LoadResult {
  readonly completed: number;
  readonly refused: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export interface Load {
  readonly port: number;
  readonly path: string;
  readonly concurrent: number;
  readonly seconds: number;
  readonly body: (number: number) => string;
  /** The status of a completed request. */
  readonly expected: number;
  /** At most so many requests a second; absent = as many as are answered. */
  readonly perSecond?: number;
}

let number = 1;

/** Sends from a fixed number of senders, each waiting for its answer before the next. Loopback only. */
export async function applyLoad(load: Load): Promise<LoadResult> {
  const agent = new Agent({ connections: load.concurrent, pipelining: 1 });
  const times: number[] = [];
  let refused = 0;
  const started = performance.now();
  const end = started + load.seconds * 1_000;
  const pace = load.perSecond === undefined ? 0 : (load.concurrent * 1_000) / load.perSecond;

  async function sender(index: number): Promise<void> {
    let due = started + (pace * index) / load.concurrent;
    while (performance.now() < end) {
      if (pace > 0) await until(due);
      const from = pace > 0 ? due : performance.now();
      due += pace;
      const ok = await sendOne(agent, load);
      if (ok) times.push(performance.now() - from);
      else refused += 1;
    }
  }

  await Promise.all(Array.from({ length: load.concurrent }, (_, index) => sender(index)));
  const seconds = (performance.now() - started) / 1_000;
  await agent.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { completed: times.length, refused, seconds, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

async function sendOne(agent: Agent, load: Load): Promise<boolean> {
  number += 1;
  const answer = await agent.request({
    origin: `http://127.0.0.1:${load.port}`,
    path: load.path,
    method: "POST",
    headers: { "content-type": "application/json", host: `127.0.0.1:${load.port}` },
    body: load.body(number),
  });
  await answer.body.dump();
  return answer.statusCode === load.expected;
}

function until(time: number): Promise<void> {
  const ms = time - performance.now();
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
