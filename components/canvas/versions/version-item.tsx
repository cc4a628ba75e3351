"use client";
import { ChevronDownIcon, ChevronRightIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Time } from "#components/lib/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { editorWords } from "#server/messages/editor.ts";
import type { VersionRow } from "../session/api-types.ts";
import type { KnownEnv } from "./version-changes.tsx";

interface VersionItemProps {
  flowId: string;
  version: VersionRow;
  /** The version before this one, to compare with. */
  before: number | null;
  env: KnownEnv;
  onRollback: () => void;
}

const words = editorWords.versions;

const VersionChanges = dynamic(() => import("./version-changes.tsx").then((module) => module.VersionChanges), { ssr: false });

/** One version: when, by whom, its note; opened, what it changed. */
export function VersionItem({ flowId, version, before, env, onRollback }: VersionItemProps) {
  const [open, setOpen] = useState(false);
  const Chevron = open ? ChevronDownIcon : ChevronRightIcon;
  return (
    <li>
      <div className="flex min-h-14 items-center gap-3 px-3 py-2">
        <button type="button" aria-expanded={open} className="flex min-w-0 grow items-center gap-3 rounded-sm text-left" onClick={() => setOpen(!open)}>
          <Chevron aria-hidden className="size-4 shrink-0 text-faint-foreground" />
          <span className="grid min-w-0">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-semibold">{words.version(version.version)}</span>
              {version.live ? <Badge hue="success">{words.live}</Badge> : null}
              {version.demo ? <Badge hue="waiting">{words.demo}</Badge> : null}
              {version.restores === null ? null : <span className="text-12 text-muted-foreground">{words.restores(version.restores)}</span>}
            </span>
            <span className="truncate text-12 text-muted-foreground">
              <Time at={version.publishedAt} as="relative" />
              {version.publishedBy === null ? "" : ` ${words.by(version.publishedBy)}`}
              {version.note === "" ? "" : ` · ${version.note}`}
            </span>
          </span>
        </button>
        {version.live ? null : (
          <Button size="sm" onClick={onRollback}>
            {words.rollback(version.version)}
          </Button>
        )}
      </div>
      {open ? <VersionChanges flowId={flowId} version={version.version} before={before} env={env} /> : null}
    </li>
  );
}
