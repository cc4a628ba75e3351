"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { NameDialogProps } from "./name-box.tsx";

const NameBox = dynamic(() => import("./name-box.tsx").then((module) => module.NameBox), { ssr: false });

/** Gives a thing another name; an empty one is not taken. Loaded when it is first asked for. */
export function NameDialog(props: NameDialogProps) {
  const [ever, setEver] = useState(props.open);
  if (props.open && !ever) setEver(true);
  return ever ? <NameBox {...props} /> : null;
}
