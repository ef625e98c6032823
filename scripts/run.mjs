// node scripts/run.mjs NAME …: runs scripts/NAME.mjs, if this Node is new enough for it. This file imports nothing, so
// that an old Node gets as far as the message: a missing export of a built-in module would stop it before.

const needed = [20, 19];
const found = process.versions.node.split(".").map(Number);

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  console.error(
    `Scorescape needs Node ${needed.join(".")} or newer, and this is Node ${process.versions.node}. ` +
      "Get a newer one from https://nodejs.org and run the command again.",
  );
  process.exitCode = 1;
} else {
  const [name] = process.argv.splice(2, 1);
  import(`./${name}.mjs`).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
