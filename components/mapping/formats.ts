import { type Pill, type PillFormat, printPill } from "#server/flow/expression/pills.ts";
import type { Shape } from "#server/flow/shape.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { showValue } from "./show.ts";

const words = mappingWords.formats;

/** What can be done to a pill's value, offered by the kind of value it has. */
export interface FormatChoice {
  readonly id: keyof Omit<typeof words, "default">;
  readonly formats: readonly PillFormat[];
}

const plain = (id: FormatChoice["id"], name: string, ...args: PillFormat["args"]): FormatChoice => ({ id, formats: [{ name, args }] });

const texts: readonly FormatChoice[] = [
  plain("upper", "upper"),
  plain("lower", "lower"),
  plain("trim", "trim"),
  plain("part3", "part", 0, 3),
  plain("number", "number"),
];
const numbers: readonly FormatChoice[] = [
  plain("round", "round", 2),
  plain("floor", "floor"),
  plain("times100", "*", 100),
  plain("by100", "/", 100),
  plain("text", "text"),
];
const dates: readonly FormatChoice[] = [
  plain("date", "date"),
  plain("plus14", "addDays", 14),
  plain("plus30", "addDays", 30),
  plain("month", "addMonths", 1),
  plain("written", "formatDate", "d MMMM yyyy"),
];
const lists: readonly FormatChoice[] = [
  plain("count", "count"),
  plain("first", "first"),
  plain("last", "last"),
  plain("join", "join", ", "),
  plain("sum", "sum"),
  plain("unique", "unique"),
];

const onlyOnce: ReadonlySet<string> = new Set(["addDays", "addMonths", "round", "formatDate", "part", "join"]);

/** Formats for a value of that shape. */
export function formatChoices(shape: Shape): readonly FormatChoice[] {
  if (shape.type === "array") return lists;
  if (shape.type === "number") return numbers;
  if (shape.type === "string" && (shape.format === "date" || shape.format === "date-time")) return dates;
  if (shape.type === "string" && shape.format === "decimal") return [plain("number", "number"), plain("trim", "trim")];
  return shape.type === "string" || shape.type === "unknown" ? texts : [plain("text", "text")];
}

/** The pill with one more format. A second one of a kind that says how much takes the place of the first. */
export function withFormat(pill: Pill, choice: FormatChoice): string {
  const replaces = (name: string): boolean => onlyOnce.has(name) && choice.formats.some((format) => format.name === name);
  return printPill({ ...pill, formats: [...pill.formats.filter((format) => !replaces(format.name)), ...choice.formats] });
}

export function withoutFormat(pill: Pill, index: number): string {
  return printPill({ ...pill, formats: pill.formats.filter((_, at) => at !== index) });
}

/** Sets or takes away what stands in for a missing value. */
export function withFallback(pill: Pill, fallback: string): string {
  const others = pill.formats.filter((format) => format.name !== "default");
  return printPill({ ...pill, formats: fallback === "" ? others : [...others, { name: "default", args: [fallback] }] });
}

export function fallbackOf(pill: Pill): string {
  const arg = pill.formats.find((format) => format.name === "default")?.args[0];
  return typeof arg === "string" ? arg : "";
}

/** How a format is called on its pill. */
export function formatName(format: PillFormat): string {
  if (format.name === "default") return words.default(showValue(format.args[0]));
  if (format.name === "addDays" && typeof format.args[0] === "number") return `${format.args[0] < 0 ? "−" : "+"} ${Math.abs(format.args[0])} days`;
  const known = [...texts, ...numbers, ...dates, ...lists].find((choice) => {
    const [only] = choice.formats;
    return only?.name === format.name && JSON.stringify(only.args) === JSON.stringify(format.args);
  });
  if (known !== undefined) return words[known.id].toLowerCase();
  const args = format.args.map((arg) => showValue(arg)).join(", ");
  return /^[-+*/]$/.test(format.name)
    ? `${format.name === "*" ? "×" : format.name === "/" ? "÷" : format.name} ${args}`
    : args === ""
      ? format.name
      : `${format.name} ${args}`;
}
