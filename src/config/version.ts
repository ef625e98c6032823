/** Of the playground, as in package.json: what files say they were made by. */
export const playgroundVersion = "0.1.0";
