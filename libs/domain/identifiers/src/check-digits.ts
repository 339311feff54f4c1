const mod11Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const mod11Characters = '10X98765432';

/** Check character of the first 17 digits of an identity number: ISO 7064 MOD 11-2 as GB 11643 writes it down. */
export function identityCheckCharacter(digits: string): string {
  const sum = mod11Weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return mod11Characters.charAt(sum % 11);
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of the first 17 characters of a unified social credit code: GB 32100, base 31, weights 3^i mod 31. */
export function creditCheckCharacter(code: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += weight * creditAlphabet.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return creditAlphabet.charAt((31 - (sum % 31)) % 31);
}

/**
 * Check digit after a row of digits: ISO 7064 MOD 11,10, a hybrid system. It finds every wrong digit; of swapped
 * neighbours it misses those pairs that the running product happens to bring to one value (`missedSwaps` in the spec).
 */
export function mod1110CheckDigit(digits: string): string {
  return String((11 - carry(digits)) % 10);
}

/** The running product after a row of digits, 1 to 10. */
function carry(digits: string): number {
  let product = 10;
  for (const digit of digits) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return product;
}

/** Whether the last digit of a row is the Luhn check digit of the others (ISO/IEC 7812-1, bank cards). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
