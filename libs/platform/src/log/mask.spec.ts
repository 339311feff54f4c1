import { describe, expect, it } from '@jest/globals';
import { inScope } from '../trace/scope.ts';
import { Log } from './log.ts';
import { maskText, maskValue } from './mask.ts';

describe('maskText', () => {
  it.each([
    ['person 31010119900307001X at the window', 'person 310***********001X at the window'],
    ['phone 13812345678.', 'phone 138****5678.'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
    ['token eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'token ***'],
    ['mongodb://clerk:sesame@10.0.0.1/yimen', 'mongodb://***@10.0.0.1/yimen'],
    ['case 310101015000202611230000428 at 1795492039434', 'case 310101015000202611230000428 at 1795492039434'],
  ])('%s', (given, wanted) => {
    expect(maskText(given)).toBe(wanted);
  });
});

describe('maskValue', () => {
  it('hides fields with secret names at any depth, and the cause of an error', () => {
    const error = new Error('lost 13812345678', { cause: { password: 'sesame', phone: 13_812_345_678 } });
    const masked = JSON.stringify(maskValue({ a: [{ accessToken: 'x', error }] }));
    expect(masked).not.toMatch(/sesame|13812345678|"x"/);
    expect(masked).toContain('138****5678');
  });

  it('ends on what refers to itself', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(JSON.stringify(maskValue(loop))).toContain('[deep]');
  });
});

describe('Log', () => {
  it('writes one line an event with service, trace and actor of the work in hand, whoever started last', () => {
    const lines: string[] = [];
    const log = new Log({ destination: { write: (line) => void lines.push(line) } });
    const trace = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
    inScope({ service: 'queue', trace, actor: 'clerk-1' }, () => log.log('one\nline', 'Halls'));
    inScope({ service: 'intake' }, () => log.error(new Error('phone 13812345678')));
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      service: 'queue',
      trace: trace.traceId,
      actor: 'clerk-1',
      context: 'Halls',
      msg: 'one\nline',
    });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ service: 'intake', msg: 'phone 138****5678', error: { type: 'Error' } });
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  });
});
