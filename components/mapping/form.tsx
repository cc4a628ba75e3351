"use client";
import { ChevronDownIcon, ChevronRightIcon } from "lucide-react";
import { createContext, useContext, useEffect, useState } from "react";
import { mappingWords } from "#server/messages/mapping.ts";
import { useMap } from "./context.ts";
import { FieldProblems } from "./field-problems.tsx";
import { FieldRow } from "./field-row.tsx";
import { FreeFields } from "./free-fields.tsx";
import { ListGroup } from "./list-group.tsx";
import { isUsed, type TargetGroup, type TargetNode, targetNodes } from "./target.ts";

const words = mappingWords.form;

/** Whether empty optional fields are shown too, and what is searched for. */
export interface Shown {
  readonly optional: boolean;
  readonly find: string;
}
export const ShownContext = createContext<Shown>({ optional: false, find: "" });

/** Fields that stood in the form already: one that is emptied stays where it is, under the hand of the person. */
const KeptContext = createContext<Set<string>>(new Set());

/** The form of a target: groups, fields, lists of rows. */
export function TargetForm() {
  const { target, value } = useMap();
  const [optional, setOptional] = useState(false);
  const { find } = useContext(ShownContext);
  const [kept, setKept] = useState(() => new Set<string>());
  const nodes = targetNodes(target, value);
  const hidden = countHidden(nodes, value, kept);
  const leaves = nodes.filter((node) => node.type === "field");
  const groups = nodes.filter((node) => node.type !== "field");
  if (target.type === "unknown") return <FreeFields />;
  return (
    <KeptContext.Provider value={kept}>
      <ShownContext.Provider value={{ optional: optional || find !== "", find }}>
        {leaves.length === 0 ? null : (
          <div className="border-border border-b px-4 pt-3 pb-1">
            <Nodes nodes={leaves} />
          </div>
        )}
        <Nodes nodes={groups} />
        {hidden === 0 || find !== "" ? null : (
          <button
            type="button"
            aria-expanded={optional}
            className="flex h-10 w-full items-center gap-2 px-4 text-muted-foreground hover:bg-accent"
            onClick={() => {
              if (optional) setKept(new Set());
              setOptional(!optional);
            }}
          >
            {optional ? <ChevronDownIcon aria-hidden className="size-3.5" /> : <ChevronRightIcon aria-hidden className="size-3.5" />}
            {optional ? words.hideOptional : words.optional(hidden)}
          </button>
        )}
      </ShownContext.Provider>
    </KeptContext.Provider>
  );
}

export function Nodes({ nodes }: { nodes: readonly TargetNode[] }) {
  const { value } = useMap();
  const shown = useContext(ShownContext);
  const kept = useContext(KeptContext);
  const here = nodes.filter((node) => isShown(node, value, shown) || (shown.find === "" && kept.has(node.path.join("/"))));
  useEffect(() => {
    if (!shown.optional) for (const node of here) kept.add(node.path.join("/"));
  });
  return here.map((node) => {
    const key = node.path.join("/");
    if (node.type === "field") return <FieldRow key={key} field={node} />;
    return node.type === "group" ? <Group key={key} group={node} /> : <ListGroup key={key} list={node} fields={(rows) => <Nodes nodes={rows} />} />;
  });
}

function Group({ group }: { group: TargetGroup }) {
  const { problemsAt } = useMap();
  const [open, setOpen] = useState(true);
  const problems = problemsAt(group.path);
  return (
    <section className="border-border border-b px-4 pt-1 pb-1">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          className="-ml-1 flex h-7 items-center gap-1.5 rounded-sm px-1 font-semibold hover:bg-accent"
          onClick={() => setOpen(!open)}
        >
          {open ? (
            <ChevronDownIcon aria-hidden className="size-3.5 text-muted-foreground" />
          ) : (
            <ChevronRightIcon aria-hidden className="size-3.5 text-muted-foreground" />
          )}
          {group.title}
        </button>
      </h3>
      {problems.length === 0 ? null : (
        <div className="pb-2 text-12">
          <FieldProblems field={group} problems={problems} ghost={null} />
        </div>
      )}
      {open ? <Nodes nodes={group.children} /> : null}
    </section>
  );
}

function isShown(node: TargetNode, value: Parameters<typeof isUsed>[1], shown: Shown): boolean {
  if (shown.find !== "") return matches(node, shown.find.toLowerCase());
  return shown.optional || node.required || isUsed(node, value) || (node.type === "group" && node.children.some((child) => isShown(child, value, shown)));
}

function matches(node: TargetNode, text: string): boolean {
  return node.title.toLowerCase().includes(text) || (node.type === "group" && node.children.some((child) => matches(child, text)));
}

function countHidden(nodes: readonly TargetNode[], value: Parameters<typeof isUsed>[1], kept: ReadonlySet<string>): number {
  return nodes.reduce((sum, node) => {
    if (node.type === "group") return sum + countHidden(node.children, value, kept);
    return sum + (node.required || isUsed(node, value) || kept.has(node.path.join("/")) ? 0 : 1);
  }, 0);
}
