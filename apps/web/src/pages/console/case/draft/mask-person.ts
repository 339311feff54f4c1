/** A person as a screen that others may see shows one: `陈*`, `310***********0595`. */
export function maskPerson({ name, idNumber }: { readonly name: string; readonly idNumber: string }): {
  readonly name: string;
  readonly idNumber: string;
} {
  const [first = '', ...rest] = Array.from(name.trim());
  const number = idNumber.trim().toUpperCase();
  const hidden = Math.max(0, number.length - 7);
  return {
    name: rest.length > 0 ? `${first}*` : first,
    idNumber: number.length > 7 ? `${number.slice(0, 3)}${'*'.repeat(hidden)}${number.slice(-4)}` : number,
  };
}
