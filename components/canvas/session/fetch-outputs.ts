import type { useApiClient } from "#components/lib/api.tsx";
import type { Value } from "#server/flow/value.ts";
import type { RunView } from "./api-types.ts";

/** More would be fetched than a person looks at while mapping. */
const MOST = 30;

/** What the steps of a test gave, to stand in for the apps' samples. A step whose data may not be read is left out. */
export async function fetchOutputs(client: ReturnType<typeof useApiClient>, id: string, steps: RunView["steps"]): Promise<{ readonly [key: string]: Value }> {
  const done = steps.filter((step) => step.status === "succeeded" && step.loopPath === "").slice(0, MOST);
  const found = await Promise.all(done.map((step) => outputOf(client, id, step.node)));
  return Object.fromEntries(found.filter((one) => one !== null));
}

async function outputOf(client: ReturnType<typeof useApiClient>, id: string, node: string): Promise<readonly [string, Value] | null> {
  try {
    const { output } = await client.runs.step.query({ id, node });
    return output === null ? null : [node, output];
  } catch {
    return null;
  }
}
