/** What an opened link says, and work that is kept. */
export const links = {
  ignored: (name: string, received: string, expected: string) =>
    `The link asked for ${name} = ${received}; it may be ${expected}. The default is used.`,
  clamped: (name: string, received: string, expected: string) =>
    `The link asked for ${name} = ${received}; it may be ${expected}. The nearest is used.`,
  unknown: (name: string) => `The link has a setting this page does not know: ${name}. It was ignored.`,
  faults: {
    version:
      "The link was made by a newer version of this page, so it could not be read. Reload to get the newest one.",
    damaged:
      "The link is incomplete or was changed on the way, so it could not be read. Copy it whole and open it again.",
    "too-large": "The link says more than any link of this page, so it was not read.",
    malformed: "The link is none that this page makes, so it could not be read.",
    file: "The file is no configuration that this page can read, so nothing was changed. Export it again and open that.",
    "file-version":
      "The file was made by a newer version of this page, so nothing was changed. Reload to get the newest one.",
    unfetched:
      "What reads links could not be fetched. Check the connection and reload: the link is still in the address.",
  },
  arriving: (step: string, steps: string) => `Training as the link has it: step ${step} of ${steps}.`,
  arrivingLabel: (steps: string) => `Training to step ${steps}, as the link has it.`,
  stop: "Stop",
  stopHelp: "Stops training here. The particles are not started then.",
  underLink: "A link was opened. Your own work is kept.",
  kept: (time: string) => `Your work from ${time} is kept.`,
  bringBack: "Bring it back",
  bringBackHelp: "Brings its data, settings and network back; what is shown now is kept in turn.",
  notKept:
    "This browser keeps nothing for this page. The address holds your drawing and settings: copy it to keep them.",
  newVersion: "A new version is ready.",
  newVersionHelp: "Opens the page in its new version; your work comes back.",
  newVersionLater: "Goes on with this version; the new one is opened next time.",
};
