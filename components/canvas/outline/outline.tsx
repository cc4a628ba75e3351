"use client";
export function Outline() {
  return null;
}
