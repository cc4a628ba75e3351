/**
 * Where JSON text stops being JSON. Only run on text that the engine's own parser refused: its messages give a position
 * in some engines and not in others.
 *
 * Recursion is bounded by the depth limit that was checked before.
 */
export function syntaxFault(text: string): number {
  const end = value(text, blank(text, 0));
  if (end.fault) return end.at;
  return blank(text, end.at);
}

interface Reached {
  readonly at: number;
  readonly fault: boolean;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function value(text: string, at: number): Reached {
  switch (text[at]) {
    case "{":
      return group(text, at, "}", member);
    case "[":
      return group(text, at, "]", value);
    case '"':
      return string(text, at);
    default:
      return scalar(text, at);
  }
}

function scalar(text: string, at: number): Reached {
  for (const word of ["true", "false", "null"]) {
    if (text.startsWith(word, at)) return { at: at + word.length, fault: false };
  }
  NUMBER.lastIndex = at;
  if (NUMBER.test(text)) return { at: NUMBER.lastIndex, fault: false };
  return { at, fault: true };
}

function group(text: string, open: number, close: string, part: (text: string, at: number) => Reached): Reached {
  let at = blank(text, open + 1);
  if (text[at] === close) return { at: at + 1, fault: false };
  for (;;) {
    const end = part(text, at);
    if (end.fault) return end;
    at = blank(text, end.at);
    if (text[at] === close) return { at: at + 1, fault: false };
    if (text[at] !== ",") return { at, fault: true };
    at = blank(text, at + 1);
  }
}

function member(text: string, at: number): Reached {
  if (text[at] !== '"') return { at, fault: true };
  const key = string(text, at);
  if (key.fault) return key;
  const colon = blank(text, key.at);
  if (text[colon] !== ":") return { at: colon, fault: true };
  return value(text, blank(text, colon + 1));
}

function string(text: string, open: number): Reached {
  let at = open + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code) || code < 32) return { at, fault: true };
    if (code === 34) return { at: at + 1, fault: false };
    if (code !== 92) {
      at++;
      continue;
    }
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text)) return { at, fault: true };
    at = ESCAPE.lastIndex;
  }
}

function blank(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \t\n\r".includes(text.charAt(at))) at++;
  return at;
}
