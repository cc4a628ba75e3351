import type { Group } from "#server/flow/expression/function.ts";
import type { FunctionName } from "#server/flow/expression/functions.ts";

/** What each function of the formula language does; signature and example stand in its table. */
export const functionDocs: { readonly [name in FunctionName]: string } = {
  lower: "All letters small.",
  upper: "All letters capital.",
  trim: "Without blanks at both ends.",
  part: "The characters from a position on, counted from 0; a negative one counts from the end. With a length, so many.",
  replace: "Every occurrence of one text replaced by another.",
  split: "The parts between a separator, as a list.",
  join: "The items of a list as one text, with a separator between them.",
  contains: "Whether a text holds another.",
  startsWith: "Whether a text begins with another.",
  endsWith: "Whether a text ends with another.",
  size: "How many characters a text has, items a list, fields a group.",
  matches: "Whether a pattern (a regular expression) is found in the text.",
  text: "A number or yes/no as text, with all its digits.",
  number: "The number that a text writes, such as “9.95”.",
  round: "Rounded to whole numbers or to some places, half away from zero.",
  fixed: "The number as text with exactly so many places, as money is written.",
  abs: "Without its sign.",
  floor: "The whole number below.",
  ceil: "The whole number above.",
  min: "The least of some numbers or of a list.",
  max: "The greatest of some numbers or of a list.",
  date: "The day of a date and time, as written or in a time zone.",
  dateTime: "The start of a day as a date and time, in UTC or a time zone.",
  addDays: "So many days later; a negative number is earlier.",
  addMonths: "So many months later; the 31st becomes the last day of a shorter month.",
  dateDiffDays: "How many days lie between two dates.",
  formatDate: "A date as text by a pattern: yyyy, MM, MMMM, d, dd, EEEE, HH, mm, ss.",
  parseDate: "The date that a text writes in a pattern such as dd/MM/yyyy.",
  fromEpoch: "The date and time so many seconds after 1970 began.",
  first: "The first item of a list, if there is one.",
  last: "The last item of a list, if there is one.",
  count: "How many items a list has.",
  sum: "The numbers of a list added up.",
  take: "The first so many items of a list.",
  unique: "A list without repeated items.",
  flatten: "Lists in a list as one list.",
  default: "The value, or a fallback when it is missing.",
  ifEmpty: "The value, or a fallback when it is missing or empty.",
  coalesce: "The first of several values that is there.",
  has: "Whether a value is there.",
  isEmpty: "Whether a value is missing, an empty text or an empty list.",
  lookup: "The entry of a table for a value, or a fallback.",
};

export const functionGroups: { readonly [group in Group]: string } = {
  text: "Text",
  number: "Numbers",
  date: "Dates",
  list: "Lists",
  choice: "Choices",
};

/** What works on each item of a list; written after the list. */
export const eachDocs = {
  map: "A list of what each item becomes: order.lines.map(line, line.title).",
  filter: "Only the items for which a condition holds.",
  exists: "Whether a condition holds for any item.",
  all: "Whether a condition holds for every item.",
  sortBy: "The items in the order of a text or number of theirs.",
} as const;
