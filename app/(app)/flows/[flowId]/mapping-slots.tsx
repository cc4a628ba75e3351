"use client";
import dynamic from "next/dynamic";
import type { EditorSlots } from "#components/canvas/slots.ts";
import { ConditionField } from "#components/mapping/condition-field.tsx";
import { MapPanel } from "#components/mapping/map-panel.tsx";

// Opened by a key or a button: nobody waits for it on the first load.
const WideMap = dynamic(() => import("#components/mapping/wide-map.tsx").then((module) => module.WideMap), { ssr: false });

/** How the editor's panel fills a step's input. */
export const mappingSlots: EditorSlots = {
  mapping: (props) => <MapPanel key={props.node} {...props} />,
  wideMap: (props) => <WideMap key={props.node} {...props} />,
  condition: (props) => <ConditionField {...props} />,
};
