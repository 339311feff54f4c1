/** One thing that is wrong in a city pack: where it stands and what is there. Row 1 is the header. */
export interface PackFault {
  /** Path within the pack, e.g. `centres.csv`. */
  readonly file: string;
  readonly row?: number | undefined;
  /** Column as the file calls it. */
  readonly column?: string | undefined;
  readonly value: string;
  /** What is wrong, one English sentence without the value. */
  readonly text: string;
}

const longestValue = 120;

/** A pack that was not loaded. Nothing of it is: all faults are told at once. */
export class CityPackError extends Error {
  readonly code = 'city-pack-refused';
  readonly faults: readonly PackFault[];

  constructor(folder: string, faults: readonly PackFault[]) {
    super(`city pack ${folder}: ${faults.length} faults\n${faults.map(faultLine).join('\n')}`);
    this.name = 'CityPackError';
    this.faults = faults;
  }
}

/** `file:row:column: value: what is wrong`, with `-` for what does not apply. */
export function faultLine(fault: PackFault): string {
  return `${fault.file}:${fault.row ?? '-'}:${fault.column ?? '-'}: ${fault.value || '-'}: ${fault.text}`;
}

/** Collects faults; the same fault told twice counts once. */
export class FaultList {
  readonly #faults = new Map<string, PackFault>();

  add(fault: PackFault): void {
    const short = { ...fault, value: fault.value.length > longestValue ? `${fault.value.slice(0, longestValue)}…` : fault.value };
    this.#faults.set(faultLine(short), short);
  }

  get all(): readonly PackFault[] {
    return [...this.#faults.values()];
  }
}
