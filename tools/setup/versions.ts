/** The first `1.2.3` in what a program says about itself. */
export function findVersion(text: string): string | undefined {
  return /\d+\.\d+\.\d+/.exec(text)?.[0];
}

/** Below zero when `a` is older than `b`, above when newer. Both like `1.2.3`. */
export function compareVersions(a: string, b: string): number {
  const right = b.split('.').map(Number);
  const differences = a.split('.').map((part, index) => Number(part) - (right[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}

/** Why a version cannot be used, or undefined when it can. */
export function refuseVersion(name: string, version: string | undefined, minimum: string): string | undefined {
  if (version === undefined) return `${name} does not say its version`;
  if (compareVersions(version, minimum) < 0) return `${name} ${version} is too old, ${minimum} or newer is needed`;
  return undefined;
}
