import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { childEnv } from "../env.ts";
import { root } from "./build.ts";

export interface CommandOptions {
  readonly env?: { readonly [name: string]: string };
  /** `show`: the person sees what it prints. `keep`: it comes back in `output`. */
  readonly output: "show" | "keep";
  readonly timeoutMs: number;
}

export interface CommandResult {
  /** Null when it could not run or was cut off. */
  readonly code: number | null;
  readonly output: string;
}

/** Runs one program of ours or of a package (`node_modules/.bin` is on the path) and waits for its end, for at most `timeoutMs`. */
export async function runCommand(command: readonly [string, ...string[]], options: CommandOptions): Promise<CommandResult> {
  const [program, ...args] = command;
  const path = `${root}/node_modules/.bin:${childEnv().PATH ?? ""}`;
  const pipe = options.output === "keep" ? "pipe" : "inherit";
  // A group of its own, so that a time-out also ends what the program has started.
  const child = spawn(program, args, { cwd: root, env: childEnv({ ...options.env, PATH: path }), stdio: ["ignore", pipe, pipe], detached: true });
  const { pid } = child;
  const kill = (): void => {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  };
  const timer = setTimeout(kill, options.timeoutMs);
  process.once("exit", kill);
  const output = Promise.all([child.stdout, child.stderr].map((stream) => (stream === null ? "" : text(stream))));
  try {
    const [code] = await once(child, "close");
    return { code: typeof code === "number" ? code : null, output: (await output).join("") };
  } catch {
    return { code: null, output: "" };
  } finally {
    clearTimeout(timer);
    process.off("exit", kill);
  }
}
