import type { GetState, SetState, UiSlice } from "./state.ts";

/** What is open and what was said. */
export function uiSlice(set: SetState, get: GetState): UiSlice {
  return {
    mode: { type: "idle" },
    picker: null,
    pinned: false,
    view: "canvas",
    dialog: null,
    field: null,
    said: { text: "", count: 0 },
    setMode: (mode) => set({ mode }),
    openPicker: (picker) => set({ picker }),
    pin: (pinned) => set({ pinned }),
    setView: (view) => set({ view, mode: { type: "idle" } }),
    openDialog: (dialog) => set({ dialog }),
    goToField: (field) => set({ field }),
    say: (text) => set({ said: { text, count: get().said.count + 1 } }),
  };
}
