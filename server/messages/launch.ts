/** What the start command says to the person in front of it. */
export const launch = {
  building: "Building the pages; this takes half a minute after a change of the sources ...",
  built: (seconds: number): string => `Pages built in ${seconds} s.`,
  buildFailed: "The pages could not be built; the reason stands above. Nothing was started.",
  portTaken: (wanted: number, got: number): string => `Port ${wanted} is in use, so Patchbay took ${got}. Set PORT to choose another.`,
  folderInUse: (folder: string, pid: number): string =>
    `Patchbay is already running on the data in ${folder} (process ${pid}). That one is left alone. Stop it first, or set DATA_DIR to another folder to run a second one.`,
  adopted: "The database was still running from a start that was cut off; it was taken over with everything in it.",
  keyringLost: (path: string): string =>
    `The database holds data that was sealed with a key ring, but there is none at ${path}. Put the key ring file back from your backup and start again. Nothing was changed.`,
  keyringWrong: (path: string): string =>
    `The key ring at ${path} does not open what is stored in this database. It belongs to another database, or a line was removed. Put the right file back and start again. Nothing was changed.`,
  passwordLost: (file: string, folder: string): string =>
    `The password of its own database is missing: there is no file ${file}, and the data in ${folder} opens with nothing else. Nothing was started and nothing was changed; the data is all there. Put the file back from your backup, with the key ring beside it, and start again. To begin anew instead, set DATA_DIR to an empty folder.`,
  stopping: "Stopping: running work is brought to a safe point. Press Ctrl-C again to stop at once.",
  stopped: "Stopped. Everything is stored.",
  failed: (reason: string): string => `Patchbay could not start. ${reason}`,
  ready: (facts: { readonly url: string; readonly data: string; readonly database: string; readonly owner: string; readonly seconds: string }): string =>
    [
      "",
      `  Patchbay is ready (${facts.seconds} s)`,
      "",
      `  Open      ${facts.url}`,
      `  Data      ${facts.data}`,
      `  Database  ${facts.database}`,
      `  Owner     ${facts.owner}`,
      "  Stop      Ctrl-C",
      "",
    ].join("\n"),
  ownDatabase: (folder: string): string => `its own PostgreSQL, in ${folder}`,
  givenDatabase: "the one named by DATABASE_URL",
  ownerWanted: (link: string): string => `nobody yet: become the owner at ${link}`,
  ownerThere: "already set up; sign in as usual",
  noKeyring: (path: string): string => `There is no key ring at ${path}, so there is nothing to rotate. Patchbay makes one at its first start.`,
  rotated: (facts: { readonly unfinished: boolean; readonly renewed: number; readonly seen: number; readonly path: string }): string =>
    [
      facts.unfinished
        ? "A rotation that was begun before is finished now; no new key was made. Run the command again for a new one."
        : `A new key stands on top of ${facts.path}.`,
      `${facts.renewed} of ${facts.seen} data keys were wrapped anew; what they seal was not touched.`,
      "Nothing has to be restarted. The older keys stay in the file: backups from before need them. Back the file up now.",
    ].join("\n"),
  ownerLink: (link: string, hours: number): string => `Become the owner at ${link}\nThe address works once, within ${hours} hours.`,
} as const;
