import type { Outputs } from "#components/lib/api.tsx";

/** What the server tells the editor; the shapes are the API's own. */
export type FlowView = Outputs["flows"]["get"];
export type AccountRow = Outputs["accounts"]["list"][number];
export type VersionRow = Outputs["flows"]["versions"][number];
export type RunView = Outputs["runs"]["get"];
