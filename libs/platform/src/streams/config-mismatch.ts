/** The server holds a stream or consumer otherwise than it must be: it dropped, changed or refused a setting. */
export class StreamConfigMismatch extends Error {
  readonly code = 'stream-config-mismatch';

  constructor(
    readonly stream: string,
    readonly field: string,
    readonly wanted: unknown,
    readonly got: unknown,
    options?: ErrorOptions,
  ) {
    super(`stream-config-mismatch: ${stream} ${field}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`, options);
    this.name = 'StreamConfigMismatch';
  }
}

/** Compares the wanted fields only, because the server adds defaults and metadata of its own. Throws at the first that differs. */
export function compareConfig(stream: string, wanted: object, got: object): void {
  const fields: Readonly<Record<string, unknown>> = { ...got };
  for (const [field, value] of Object.entries(wanted) as [string, unknown][]) {
    if (!sameSetting(value, fields[field])) throw new StreamConfigMismatch(stream, field, value, fields[field]);
  }
}

/** The server leaves out what is false, zero or empty. */
function sameSetting(wanted: unknown, got: unknown): boolean {
  if (got === undefined) return wanted === false || wanted === 0 || wanted === undefined;
  return JSON.stringify(wanted) === JSON.stringify(got);
}
