/** A table in Markdown. What would end a cell early is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const generatedNote = '<!-- Written by `npm run check -- --write`. Change the source, not this page. -->';

export const code = (text: string) => `\`${text}\``;
