"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ConfirmProps } from "./confirm-box.tsx";

const ConfirmBox = dynamic(() => import("./confirm-box.tsx").then((module) => module.ConfirmBox), { ssr: false });

/** Asks before something that cannot be taken back. Loaded when it is first asked for. */
export function Confirm(props: ConfirmProps) {
  const [ever, setEver] = useState(props.open);
  if (props.open && !ever) setEver(true);
  return ever ? <ConfirmBox {...props} /> : null;
}
