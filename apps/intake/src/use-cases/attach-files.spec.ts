import { describe, expect, it } from '@jest/globals';
import { Refusal } from '@yimen/platform';
import { checkLimits } from './attach-files.ts';

const mebibyte = 1024 * 1024;
const files = (count: number, size: number) => Array.from({ length: count }, () => ({ size }));

describe('checkLimits', () => {
  it('lets a case have 60 files and 100 MiB, and not one more of either', () => {
    expect(() => checkLimits(files(60, 1))).not.toThrow();
    expect(() => checkLimits(files(5, 20 * mebibyte))).not.toThrow();
    expect(() => checkLimits(files(61, 1))).toThrow(Refusal);
    expect(() => checkLimits([...files(5, 20 * mebibyte), { size: 1 }])).toThrow(Refusal);
  });
});
