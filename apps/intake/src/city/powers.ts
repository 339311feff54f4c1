import type { CityPack } from '@yimen/city-pack';

type PowerRow = CityPack['powers'][number];

/** A question to the table of powers: may this office use this power for this item on this date? */
export interface PowerQuestion {
  readonly office: string;
  readonly kind: 'centre' | 'sub-centre';
  readonly power: PowerRow['power'];
  readonly item: string;
  readonly bureau: string;
  readonly on: string;
}

/** Powers only grant: a row that is not there is a power not held. Source: spec/intake.md 5. */
export function hasPower(rows: readonly PowerRow[], question: PowerQuestion): boolean {
  const offices = new Set(['*', `kind:${question.kind}`, question.office]);
  const scopes = new Set(['*', `bureau:${question.bureau}`, `item:${question.item}`]);
  return rows.some(
    (row) =>
      row.power === question.power &&
      offices.has(row.office) &&
      scopes.has(row.scope) &&
      row.from <= question.on &&
      (row.to === undefined || question.on <= row.to),
  );
}
