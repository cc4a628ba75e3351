import type { GraphNode, Position } from "#server/flow/graph.ts";
import { outputsOf } from "./ports.ts";

/** Pixels at 100 % zoom. Every place of the canvas is a multiple of `GRID`. */
export const GRID = 8;
export const CARD_WIDTH = 240;
export const CARD_HEIGHT = 64;
export const NOTE_WIDTH = 240;
export const COLUMN = 384;
export const ROW = 160;
/** The input port stands at this height on every card, tall ones too, so that wires in a row stay straight. */
export const IN_PORT_Y = 32;
const NOTE_HEIGHT = 64;
const OUTPUT_PITCH = 30;
const FIRST_OUTPUT = 16;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function snap(position: Position): Position {
  return { x: Math.round(position.x / GRID) * GRID, y: Math.round(position.y / GRID) * GRID };
}

/** A branch grows with its outputs; everything else has the one card size. */
export function sizeOf(node: GraphNode): Size {
  if (node.kind === "note") return { width: NOTE_WIDTH, height: noteHeight(node.text) };
  const count = outputsOf(node).length;
  return { width: CARD_WIDTH, height: count > 2 ? FIRST_OUTPUT + (count - 1) * OUTPUT_PITCH + 18 : CARD_HEIGHT };
}

function noteHeight(text: string): number {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 34)), 0);
  return Math.max(NOTE_HEIGHT, 22 + lines * 16);
}

/** Height of an output on its card, by the number of outputs: one in the middle, an error port under the main one. */
export function outputY(node: GraphNode, index: number): number {
  const count = outputsOf(node).length;
  if (count === 1) return IN_PORT_Y;
  if (node.kind !== "logic") return index === 0 ? 24 : 46;
  return FIRST_OUTPUT + index * OUTPUT_PITCH;
}

/** Where a wire leaves; null when the step has no such output. */
export function outputPoint(node: GraphNode, port: string): Position | null {
  const index = outputsOf(node).findIndex((output) => output.port === port);
  if (index < 0) return null;
  return { x: node.position.x + CARD_WIDTH, y: node.position.y + outputY(node, index) };
}

export function inputPoint(node: GraphNode): Position {
  return { x: node.position.x, y: node.position.y + IN_PORT_Y };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxOf(node: GraphNode): Box {
  return { ...node.position, ...sizeOf(node) };
}

export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}
