import type { Edit } from "#server/flow/edit.ts";
import type { Edge, Graph, Position } from "#server/flow/graph.ts";
import type { Problem } from "#server/flow/problem.ts";
import type { WireEnd } from "../graph/rules.ts";
import type { FlowEnv } from "./env.ts";
import type { History } from "./history.ts";
import type { StepKind } from "./make-node.ts";
import type { SaveState } from "./saver.ts";

export type PanelTab = "setup" | "map" | "test" | "errors";

/** What the hand is in the middle of. Everything but `idle` ends with Esc. */
export type Mode =
  | { readonly type: "idle" }
  | { readonly type: "connect"; readonly from: WireEnd; readonly targets: readonly string[]; readonly candidate: string | null }
  | { readonly type: "grab"; readonly key: string; readonly from: Position }
  | { readonly type: "rename"; readonly key: string };

/** Where a chosen step goes. */
export type Insertion =
  | { readonly type: "after"; readonly from: WireEnd; readonly position?: Position }
  | { readonly type: "onWire"; readonly edge: Edge }
  | { readonly type: "free"; readonly position: Position | null };

/** An open picker: what it will insert where, and the point of the screen it hangs from. */
export interface PickerRequest {
  readonly insertion: Insertion;
  readonly at: Position;
}

export type DialogName = "publish" | "hook" | "map" | "suggest";

export interface EditOptions {
  /** Completes "Undo: …". */
  readonly label: string;
  /** Changes of the same word without a pause are one undo step. */
  readonly merge?: string;
}

export interface GraphSlice {
  readonly graph: Graph;
  readonly history: History;
  /** Applies edits as one undoable thing. Keys of the steps it added, or null when it was refused (shown and said). */
  readonly edit: (edits: readonly Edit[], options: EditOptions) => readonly string[] | null;
  /** Takes another graph as a whole, undoable: a restored draft, the other person's changes, an old version. */
  readonly replaceGraph: (graph: Graph, label: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export interface SelectionSlice {
  readonly selected: ReadonlySet<string>;
  /** Id of the selected wire. */
  readonly wire: string | null;
  /** The step with the roving focus; the inspector shows it while `panel` is set. */
  readonly current: string | null;
  readonly panel: PanelTab | null;
  readonly select: (keys: readonly string[]) => void;
  readonly selectWire: (id: string | null) => void;
  readonly focusStep: (key: string | null) => void;
  readonly openPanel: (key: string, tab?: PanelTab) => void;
  readonly closePanel: () => void;
}

export interface UiSlice {
  readonly mode: Mode;
  readonly picker: PickerRequest | null;
  readonly pinned: boolean;
  readonly view: "canvas" | "outline";
  readonly dialog: DialogName | null;
  /** Field to be focused in the mapping of the current step, as a path; set by the problems list. */
  readonly field: readonly string[] | null;
  /** For the polite live region; `count` makes a repeated sentence be read again. */
  readonly said: { readonly text: string; readonly count: number };
  readonly setMode: (mode: Mode) => void;
  readonly openPicker: (request: PickerRequest | null) => void;
  readonly pin: (pinned: boolean) => void;
  readonly setView: (view: "canvas" | "outline") => void;
  readonly openDialog: (dialog: DialogName | null) => void;
  readonly goToField: (field: readonly string[] | null) => void;
  readonly say: (text: string) => void;
}

export interface WorldSlice {
  readonly flowId: string;
  readonly flowName: string;
  readonly env: FlowEnv;
  readonly problems: readonly Problem[];
  /** Whether the flow was checked since it was opened; until then nobody knows whether there are problems. */
  readonly checked: boolean;
  readonly save: SaveState;
  readonly setEnv: (env: FlowEnv) => void;
  readonly setProblems: (problems: readonly Problem[]) => void;
  readonly setSave: (save: SaveState) => void;
  readonly setFlowName: (name: string) => void;
}

export interface ActionSlice {
  /** Makes the step and puts it there; returns its key, or null when the flow refuses it (said and shown). */
  readonly insert: (kind: StepKind, insertion: Insertion) => string | null;
  readonly connect: (from: WireEnd, to: string) => boolean;
  readonly startConnect: (from: WireEnd) => void;
  readonly remove: () => void;
  readonly removeWire: (id: string) => void;
  readonly move: (places: ReadonlyMap<string, Position>) => void;
  readonly duplicate: () => void;
  readonly copy: () => string | null;
  /** Resolves when they are there, or were refused. */
  readonly paste: (text: string, at: Position | null) => Promise<void>;
  /** Shows a refusal to eyes and ears. */
  readonly refuse: (sentence: string) => void;
}

export type EditorState = GraphSlice & SelectionSlice & UiSlice & WorldSlice & ActionSlice;
export type SetState = (change: Partial<EditorState>) => void;
export type GetState = () => EditorState;

/** What the store needs from outside; tests pass their own. */
export interface EditorPorts {
  readonly now: () => number;
  readonly toast: (sentence: string) => void;
  /** Called after each change of the graph. */
  readonly onGraph: (graph: Graph) => void;
}
