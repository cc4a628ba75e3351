import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./build.ts";
import { tell } from "./tell.ts";
import { browser, type Counts, deadCode, house, lint, migrations, pages, type Stage, sizes, types, unit } from "./test-stages.ts";

/**
 * `npm test`: everything, quickest answer first, stopping at the first stage that fails.
 * `npm test -- <path>`: only the unit tests there. `npm run check`: only what takes seconds.
 */
async function main(args: readonly string[]): Promise<void> {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const total = await runStages(stagesFor(args));
  tell(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

function stagesFor(args: readonly string[]): readonly Stage[] {
  if (args.includes("--fast")) return [lint, types, house, deadCode, migrations];
  if (args.length > 0) return [unit(args)];
  return [lint, types, deadCode, migrations, unit([]), pages, sizes, browser];
}

async function runStages(stages: readonly Stage[]): Promise<Counts> {
  let total: Counts = { passed: 0, failed: 0 };
  for (const [index, stage] of stages.entries()) {
    tell(`[${index + 1}/${stages.length}] ${stage.name} ...`);
    const from = performance.now();
    const counts = await stage.run();
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    total = { passed: total.passed + counts.passed, failed: total.failed + counts.failed };
    if (counts.failed > 0) {
      tell(`[${index + 1}/${stages.length}] ${stage.name} FAILED after ${seconds} s; the stages after it were not run.`);
      return total;
    }
    tell(`[${index + 1}/${stages.length}] ${stage.name} ok, ${seconds} s`);
  }
  return total;
}

await main(process.argv.slice(2));
