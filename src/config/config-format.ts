/** How a file of a configuration is known. `version` counts its changes that a reader must know of. */
export const configFormat = { format: "scorescape-config", version: 1 } as const;
