"use client";
import { Handle, Position } from "@xyflow/react";
import { cn } from "#components/ui/cn.ts";
import { portLook } from "#components/ui/step-card.tsx";

interface PortProps {
  side: "in" | "out";
  port: string;
  y: number;
  joined: boolean;
  tone: "plain" | "error" | "selected";
  label: string;
  onClick?: () => void;
}

/** The dot on a card's edge. Drag from it, or click it and then a card; the keyboard connects with C on the card. */
export function Port({ side, port, y, joined, tone, label, onClick }: PortProps) {
  return (
    <Handle
      id={port}
      type={side === "in" ? "target" : "source"}
      position={side === "in" ? Position.Left : Position.Right}
      className={cn(portLook, tone === "selected" && "!border-ring", tone !== "plain" && "!bg-card")}
      style={{ top: y }}
      data-joined={joined}
      data-failed={tone === "error"}
      data-port={port}
      title={label}
      {...(onClick === undefined ? {} : { onClick: alone(onClick) })}
    />
  );
}

/** A click on a dot is not a click on its card. */
function alone(act: () => void) {
  return (event: { stopPropagation: () => void }) => {
    event.stopPropagation();
    act();
  };
}
