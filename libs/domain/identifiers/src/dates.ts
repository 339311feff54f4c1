const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a date of the Gregorian calendar in the form `YYYY-MM-DD`; 30 February is none. */
export function isIsoDate(text: string): boolean {
  const [, year, month, day] = shape.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
