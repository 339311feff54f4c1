/** Refuses to run the tests under another major version of Node than the pinned one: results would not count. */
export default function checkNode() {
  process.env.YIMEN_LOG ??= 'silent'; // faults on purpose would fill the output; set it to see the log of the apps
  const major = Number(process.versions.node.split('.')[0]);
  if (major !== 26) throw new Error(`tests run on Node 26, this is ${process.version}: start them with "npm test" or "npm run jest"`);
}
