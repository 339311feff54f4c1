import { describe, expect, it } from '@jest/globals';
import { maskPerson } from './mask-person.ts';

describe('maskPerson', () => {
  it.each([
    [
      { name: '陈建国', idNumber: '31019919551001059x' },
      { name: '陈*', idNumber: '310***********059X' },
    ],
    [
      { name: '𠮷田', idNumber: '' },
      { name: '𠮷*', idNumber: '' },
    ],
    [
      { name: ' ', idNumber: '123' },
      { name: '', idNumber: '123' },
    ],
  ])('shows %j as %j', (person, shown) => {
    expect(maskPerson(person)).toEqual(shown);
  });
});
