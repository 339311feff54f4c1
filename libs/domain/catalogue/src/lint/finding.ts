/** Findings of spec/intake.md 2.7 that a pack or a draft can be judged by. L02 (district texts) and L15 (codes of a mapping) rest on files of others. */
export const lintCodes = {
  L01: { severity: 'E', text: 'two live guides of one handling code, or names too much alike in one bureau' },
  L03: { severity: 'E', text: 'a paper that a bureau of the city issues itself, with no waiver' },
  L04: { severity: 'E', text: 'promised limit is above the statutory one, or cannot be compared with it' },
  L05: { severity: 'E', text: 'limit above the legal default' },
  L06: { severity: 'E', text: 'bad check character, wrong pattern or wrong parent of a code' },
  L07: { severity: 'E', text: 'paper without legal basis or acceptance standard' },
  L08: { severity: 'E', text: 'catch-all paper' },
  L09: { severity: 'E', text: 'English text is missing' },
  L10: { severity: 'W', text: 'field that a listed credential could fill but does not' },
  L11: { severity: 'W', text: 'copy asked although the original is shown' },
  L12: { severity: 'E', text: 'situation that cannot be reached, overlaps another or is not decided' },
  L13: { severity: 'E', text: 'rule that does not compile or uses an undeclared fact' },
  L14: { severity: 'E', text: 'field that no rule, notice or system uses' },
  L16: { severity: 'E', text: 'fee without basis' },
  L17: { severity: 'E', text: 'special step without a limit of its own' },
  L18: { severity: 'E', text: 'separated or local-only item without jurisdiction' },
  L19: { severity: 'E', text: 'gap or overlap of validity' },
  L20: { severity: 'W', text: 'more than one visit' },
  L21: { severity: 'E', text: 'centre without opening hours for the next 14 days' },
  L22: { severity: 'W', text: 'items that no window of a centre may take' },
} as const satisfies Record<string, { readonly severity: 'E' | 'W'; readonly text: string }>;

export type LintCode = keyof typeof lintCodes;

/** One finding, named by the row of the pack that it is about: file, key of the row, column in snake case. */
export interface Finding {
  readonly code: LintCode;
  readonly severity: 'E' | 'W';
  readonly file: string;
  readonly key: readonly string[];
  readonly column: string;
  readonly value: string;
  readonly text: string;
}

/** Makes a finding; `detail` says more than the code's own sentence. */
export function finding(code: LintCode, at: Pick<Finding, 'file' | 'key' | 'column' | 'value'>, detail?: string): Finding {
  const { severity, text } = lintCodes[code];
  return { code, severity, ...at, text: detail === undefined ? text : `${text}: ${detail}` };
}
