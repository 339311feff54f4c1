import { CityPackError, faultLine, lintPack, loadCityPack } from '@yimen/city-pack';
import type { CityPack, PlacedFinding } from '@yimen/city-pack';
import { businessDay } from '@yimen/domain-calendar';
import type { Options } from './options.ts';

export interface LintResult {
  readonly lines: readonly string[];
  readonly errors: number;
  readonly warnings: number;
}

/** Lints a folder. A pack that does not load has its faults as errors; its guides are judged once it does. */
export async function lintFolder(folder: string, options: Pick<Options, 'on' | 'production' | 'warnings'>): Promise<LintResult> {
  const loaded = await load(folder, options.production);
  if ('faults' in loaded) return { lines: loaded.faults, errors: loaded.faults.length, warnings: 0 };
  const findings = lintPack(loaded, options.on ?? businessDay(Date.now(), loaded.city.timeZone));
  const errors = findings.filter((found) => found.severity === 'E');
  const shown = options.warnings ? findings : errors;
  return { lines: shown.map(lineOf), errors: errors.length, warnings: findings.length - errors.length };
}

async function load(folder: string, production: boolean): Promise<CityPack | { readonly faults: readonly string[] }> {
  try {
    return await loadCityPack(folder, { production });
  } catch (error) {
    if (!(error instanceof CityPackError)) throw error;
    return { faults: error.faults.map(faultLine) };
  }
}

function lineOf({ code, severity, file, row, cell, value, text }: PlacedFinding): string {
  return `${code} ${severity} ${file}.csv:${row ?? '-'}:${cell}: ${value || '-'}: ${text}`;
}
