// globalTeardown of the project `service`.
export default async function stopServers() {
  await globalThis.stopTestServers?.();
}
