/** Who holds the electronic file of a case. Exactly one holder at every instant (invariant C13). Source: spec/intake.md 5. */
export type Holder =
  | { readonly kind: 'resident' }
  | { readonly kind: 'office'; readonly centre: string }
  | { readonly kind: 'bureau'; readonly bureau: string };

/** One station of the line that the resident reads: holder and since when. The last one holds the file now. */
export interface Station {
  readonly holder: Holder;
  readonly since: number;
}

export type CustodyLine = readonly Station[];

/** The line begins with the resident and goes on to the office that received. */
export function beginCustody(centre: string, at: number): CustodyLine {
  return [
    { holder: { kind: 'resident' }, since: at },
    { holder: { kind: 'office', centre }, since: at },
  ];
}

/** Hands the file on. To the present holder it changes nothing. */
export function passOn(line: CustodyLine, holder: Holder, at: number): CustodyLine {
  const now = holderOf(line);
  return now && sameHolder(now.holder, holder) ? line : [...line, { holder, since: at }];
}

/** The one who holds the file now. */
export function holderOf(line: CustodyLine): Station | undefined {
  return line.at(-1);
}

function sameHolder(a: Holder, b: Holder): boolean {
  if (a.kind === 'office' && b.kind === 'office') return a.centre === b.centre;
  if (a.kind === 'bureau' && b.kind === 'bureau') return a.bureau === b.bureau;
  return a.kind === b.kind;
}
