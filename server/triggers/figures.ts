import { Counter } from "prom-client";
import type { HookAnswer } from "./hook.ts";

const deliveries = new Counter({
  name: "patchbay_hook_deliveries_total",
  help: "Deliveries at hook addresses, by the status they were answered with.",
  labelNames: ["status"],
});

export function countDelivery(answer: HookAnswer): void {
  deliveries.inc({ status: answer.status });
}
