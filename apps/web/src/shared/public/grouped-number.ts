/** A case number in the groups in which it is read out: 12-8-6-1 where it has 27 digits, else in fours. */
export function groupedNumber(number: string): string {
  if (number.length === 27) return [number.slice(0, 12), number.slice(12, 20), number.slice(20, 26), number.slice(26)].join(' ');
  return number.match(/.{1,4}/g)?.join(' ') ?? number;
}
