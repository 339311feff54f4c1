/** Refuses to run the tests under another major version of Node than the pinned one: results would not count. */
export default function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major !== 26) throw new Error(`tests run on Node 26, this is ${process.version}: start them with "npm test" or "npm run jest"`);
}
