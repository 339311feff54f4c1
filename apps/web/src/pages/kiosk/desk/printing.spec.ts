import { describe, expect, it } from '@jest/globals';
import { printOnce, printerHere } from './printing.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const map = new Map<string, string>();
  return { getItem: (key) => map.get(key) ?? null, setItem: (key, value) => void map.set(key, value) };
}

describe('printing at a kiosk', () => {
  it('has no printer unless the address names one, and remembers it', () => {
    const machine = memory();
    expect(printerHere('', machine)).toBe('none');
    expect(printerHere('?printer=browser', machine)).toBe('ok');
    expect(printerHere('', machine)).toBe('ok');
    expect(printerHere('?printer=none', machine)).toBe('none');
  });

  it('prints a job once, and another copy again', () => {
    const prints: string[] = [];
    for (const job of ['t1/1', 't1/1', 't1/2']) printOnce(job, () => prints.push(job));
    expect(prints).toEqual(['t1/1', 't1/2']);
  });
});
