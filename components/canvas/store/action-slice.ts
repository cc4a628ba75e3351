import { editorWords } from "#server/messages/editor.ts";
import { refusalSentence } from "#server/messages/edits.ts";
import { copyText } from "../graph/copy.ts";
import { refusal, validTargets } from "../graph/rules.ts";
import { edgeId, findNode, triggerOf } from "../graph/walk.ts";
import { moveSteps } from "./edits.ts";
import { insertion } from "./insert.ts";
import { isTriggerKind } from "./make-node.ts";
import type { ActionSlice, EditorPorts, GetState, SetState } from "./state.ts";

const words = editorWords;

/** What a person does with steps and wires, each as one undoable thing that is said aloud. */
export function actionSlice(set: SetState, get: GetState, ports: EditorPorts): ActionSlice {
  const nameOf = (key: string): string => findNode(get().graph, key)?.name ?? key;
  const done = (label: string): void => get().say(words.said.done(label));
  const refuse = (sentence: string): void => {
    ports.toast(sentence);
    get().say(sentence);
  };
  const paste = async (text: string, at: { x: number; y: number } | null): Promise<void> => {
    // Reading copied steps takes the whole checking of documents, which nobody waits for before the first paste.
    const { pasteEdit } = await import("../graph/paste.ts");
    const edit = pasteEdit(text, get().graph, at);
    if (edit === null) refuse(words.said.nothingToPaste);
    if (edit === null) return;
    const label = words.did.paste(edit.clip.nodes.length);
    const pasted = get().edit([edit], { label });
    if (pasted === null) return;
    get().select(pasted);
    done(label);
  };

  return {
    refuse,
    paste,
    insert: (kind, where) => {
      if (isTriggerKind(kind) && triggerOf(get().graph) !== undefined) {
        refuse(refusalSentence({ code: "second_trigger", params: {} }));
        return null;
      }
      const { node, edits } = insertion(kind, where, get().graph, get().env);
      set({ picker: null });
      if (get().edit(edits, { label: words.did.add(node.name) }) === null) return null;
      if (node.kind === "note") set({ selected: new Set([node.key]), current: node.key, mode: { type: "rename", key: node.key } });
      else get().openPanel(node.key, node.kind === "action" && node.connection !== null ? "map" : "setup");
      done(words.did.add(node.name));
      return node.key;
    },
    connect: (from, to) => {
      set({ mode: { type: "idle" } });
      const reason = refusal(get().graph, from, to);
      if (reason !== null) {
        refuse(refusalSentence(reason));
        return false;
      }
      const label = words.did.connect(nameOf(from.node), nameOf(to));
      const made = get().edit([{ type: "connect", edge: { from, to } }], { label }) !== null;
      if (made) done(label);
      return made;
    },
    startConnect: (from) => {
      const targets = validTargets(get().graph, from);
      if (targets.length === 0) return refuse(words.connect.noTarget);
      set({ mode: { type: "connect", from, targets, candidate: null } });
      get().say(words.connect.choose(nameOf(from.node)));
    },
    remove: () => {
      const { wire } = get();
      if (wire !== null) return get().removeWire(wire);
      const keys = [...chosen(get)];
      const [only] = keys;
      if (only === undefined) return;
      const label = keys.length === 1 ? words.did.remove(nameOf(only)) : words.did.removeMany(keys.length);
      get().edit([{ type: "removeNodes", keys }], { label });
      set({ selected: new Set(), current: null, panel: null });
      done(label);
    },
    removeWire: (id) => {
      const edge = get().graph.edges.find((one) => edgeId(one) === id);
      if (edge === undefined) return;
      const label = words.did.disconnect(nameOf(edge.from.node), nameOf(edge.to));
      get().edit([{ type: "disconnect", edge }], { label });
      set({ wire: null });
      done(label);
    },
    move: (places) => {
      const [only] = places.keys();
      if (only === undefined) return;
      const label = places.size === 1 ? words.did.move(nameOf(only)) : words.did.moveMany(places.size);
      get().edit([moveSteps(places)], { label, merge: `move ${[...places.keys()].join(" ")}` });
    },
    duplicate: () => {
      const text = copyText(get().graph, chosen(get));
      if (text !== null) void paste(text, null);
    },
    copy: () => {
      const keys = chosen(get);
      const text = copyText(get().graph, keys);
      if (text !== null) get().say(words.said.copied(keys.size));
      return text;
    },
  };
}

function chosen(get: GetState): ReadonlySet<string> {
  const { selected, current } = get();
  return selected.size > 0 ? selected : new Set(current === null ? [] : [current]);
}
