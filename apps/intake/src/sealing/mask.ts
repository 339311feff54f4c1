/** A name as lists and receipts show it: 陈*; of four characters and more two are kept: 欧阳*, Sm*. */
export function maskName(name: string): string {
  const characters = Array.from(name);
  const kept = characters.length > 3 ? 2 : 1;
  return characters.length <= 1 ? '*' : `${characters.slice(0, kept).join('')}*`;
}

/** An identity number as it may be shown: 310***********2046. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length < 8
    ? '*'.repeat(idNumber.length)
    : `${idNumber.slice(0, 3)}${'*'.repeat(idNumber.length - 7)}${idNumber.slice(-4)}`;
}

/** A telephone number with its middle hidden. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
