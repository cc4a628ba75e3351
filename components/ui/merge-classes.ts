/**
 * Class names that set the same thing: of two the later one counts. Rules for the utilities that this product uses; a test
 * holds every pair of them against the library that knows all, which is too large for every page's first load.
 */
interface Rule {
  readonly pattern: RegExp;
  /** Name of what is set; the pattern's first group, `$`, may be part of it. */
  readonly sets: string;
}

const rules: readonly Rule[] = [
  rule("block|inline-block|flex|inline-flex|grid|inline-grid|hidden|contents|inline|table", "display"),
  rule("static|fixed|absolute|relative|sticky", "position"),
  rule("visible|invisible|collapse", "visibility"),
  rule("sr-only|not-sr-only", "sr"),
  rule("-?(m[xytrbl]?)-.+", "$"),
  rule("(p[xytrbl]?)-.+", "$"),
  rule("(size|h|w|min-h|min-w|max-h|max-w)-.+", "$"),
  rule("-?(inset-x|inset-y|inset|top|right|bottom|left)-.+", "$"),
  rule("(gap-x|gap-y|gap)-.+", "$"),
  rule("rounded(-[trbl])?(?:-.+)?", "rounded$"),
  rule("border-(?:solid|dashed|dotted|double|none|hidden)", "border style"),
  rule("border-(?:collapse|separate)", "border collapse"),
  rule("border(-[xytrbl])?(?:-\\d+)?", "border width$"),
  rule("border(-[xytrbl])?-.+", "border color$"),
  rule("text-(?:left|center|right)", "text align"),
  rule("text-(?:\\d+|\\[\\d+px\\])", "font size"),
  rule("text-.+", "text color"),
  rule("font-(?:mono|sans)", "font family"),
  rule("font-.+", "font weight"),
  rule("outline-none", "outline style"),
  rule("outline(?:-\\d+)?", "outline width"),
  rule("-?outline-offset-.+", "outline offset"),
  rule("outline-.+", "outline color"),
  rule("ring-\\d+", "ring"),
  rule("ring-.+", "ring color"),
  rule("stroke-(?:\\d+|\\[[\\d.]+px\\])", "stroke width"),
  rule("flex-(?:row|col)(?:-reverse)?", "flex direction"),
  rule("flex-(?:wrap|nowrap)", "flex wrap"),
  rule("flex-.+", "flex"),
  rule("-?(translate-[xy])-.+", "$"),
  rule("(overflow-x|overflow-y|overflow)-.+", "$"),
  rule("whitespace-.+", "whitespace"),
  rule("truncate", "truncate"),
  rule("break-(?:all|words)", "break"),
  rule("(underline|no-underline)", "decoration line"),
  rule("decoration-(?:dotted|wavy)", "decoration style"),
  rule("(grow|shrink)(?:-.+)?", "$"),
  rule("(transition)(?:-.+)?", "$"),
  rule("(divide-[xy])(?:-\\d+)?", "$"),
  rule("(grid-cols|grid-rows|justify-items|justify-self|place-content|place-items|pointer-events|col-span)-.+", "$"),
  rule(
    "(align|animate|basis|bg|content|cursor|divide|fill|items|justify|leading|list|opacity|origin|resize|rotate|select|self|shadow|stroke|touch|tracking|z)-.+",
    "$",
  ),
  rule("(\\[[\\w-]+):.+\\]", "$"),
];

function rule(pattern: string, sets: string): Rule {
  return { pattern: new RegExp(`^(?:${pattern})$`), sets };
}

/** Setting the first also sets all others. */
const covers: { readonly [sets: string]: readonly string[] } = {
  size: ["w", "h"],
  p: ["px", "py", "pt", "pr", "pb", "pl"],
  px: ["pr", "pl"],
  py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml"],
  mx: ["mr", "ml"],
  my: ["mt", "mb"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  gap: ["gap-x", "gap-y"],
  overflow: ["overflow-x", "overflow-y"],
  flex: ["basis", "grow", "shrink"],
  rounded: ["rounded-t", "rounded-r", "rounded-b", "rounded-l"],
  "border width": ["-x", "-y", "-t", "-r", "-b", "-l"].map((side) => `border width${side}`),
  "border width-x": ["border width-r", "border width-l"],
  "border width-y": ["border width-t", "border width-b"],
  "border color": ["-x", "-y", "-t", "-r", "-b", "-l"].map((side) => `border color${side}`),
  "font size": ["leading"],
};

/** Conditions in front of a name: `hover:`, `max-md:`, `[&_svg]:`; and `!`. */
const CONDITIONS = /^((?:(?:\[[^\]]*\]|[^:[\]]|\[[^\]]*\][^:]*)*:(?![^[]*\]))*)(!?)(.*?)(!?)$/;

const known = new Map<string, { readonly under: string; readonly sets: string } | null>();

function look(name: string): { readonly under: string; readonly sets: string } | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  const [, conditions = "", first = "", bare = name, last = ""] = CONDITIONS.exec(name) ?? [];
  const found = rules.find(({ pattern }) => pattern.test(bare));
  const made = found === undefined ? null : { under: `${conditions}${first}${last} `, sets: found.sets.replace("$", found.pattern.exec(bare)?.[1] ?? "") };
  known.set(name, made);
  return made;
}

/** The class names without those that a later one overrides. */
export function mergeClasses(classes: string): string {
  const taken = new Set<string>();
  const kept: string[] = [];
  for (const name of classes.split(/\s+/).reverse()) {
    const what = look(name);
    if (what !== null) {
      const { under, sets } = what;
      if (taken.has(under + sets)) continue;
      for (const one of [sets, ...(covers[sets] ?? [])]) taken.add(under + one);
    }
    if (name !== "") kept.push(name);
  }
  return kept.reverse().join(" ");
}
