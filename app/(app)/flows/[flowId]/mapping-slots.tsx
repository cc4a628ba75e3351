"use client";
import dynamic from "next/dynamic";
import type { EditorSlots } from "#components/canvas/slots.ts";

// The canvas comes first; the form is loaded behind it, and the wide one when it is opened.
const loadPanel = () => import("#components/mapping/map-panel.tsx").then((module) => module.MapPanel);
const loadCondition = () => import("#components/mapping/condition-field.tsx").then((module) => module.ConditionField);
const MapPanel = dynamic(loadPanel, { ssr: false });
const ConditionField = dynamic(loadCondition, { ssr: false });
const WideMap = dynamic(() => import("#components/mapping/wide-map.tsx").then((module) => module.WideMap), { ssr: false });

const Connect = dynamic(() => import("#components/accounts/connect.tsx").then((module) => module.Connect), { ssr: false });
const AskPermission = dynamic(() => import("#components/accounts/ask-permission.tsx").then((module) => module.AskPermission), { ssr: false });

/** How the editor's panel fills a step's input, and connects its account. */
export const mappingSlots: EditorSlots = {
  mapping: (props) => <MapPanel key={props.node} {...props} />,
  wideMap: (props) => <WideMap key={props.node} {...props} />,
  condition: (props) => <ConditionField {...props} />,
  prefetch: () => Promise.all([loadPanel(), loadCondition()]),
  connect: ({ onClose, ...props }) => <Connect open onOpenChange={onClose} {...props} />,
  ask: (props) => <AskPermission {...props} />,
};
