/** Speaks to the person who typed the command; the log is for machines. */
export function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Says why nothing goes on, and ends with a code that scripts understand. */
export function giveUp(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
