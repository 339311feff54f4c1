export type JsonFault = 'too-deep' | 'duplicate-key' | 'forbidden-key' | 'bad-string' | 'bad-number';

const MAX_DEPTH = 32;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const NUMBER = /-?\d[\d.eE+-]*/y;
const forbiddenKeys = new Set(['__proto__']);

/**
 * Looks for what `JSON.parse` lets through, in one pass without recursion. Assumes nothing about the text being valid JSON:
 * `JSON.parse` judges that afterwards.
 */
export function scanJson(text: string): JsonFault | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length;) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      const end = endOfString(text, at);
      const fault = faultOfString(text, at, end, open.at(-1));
      if (fault) return fault;
      at = end;
    } else if (isDigit(char)) {
      NUMBER.lastIndex = text.charCodeAt(at - 1) === 0x2d ? at - 1 : at;
      const token = NUMBER.exec(text)?.[0] ?? '';
      if (!isExactNumber(token)) return 'bad-number';
      at = NUMBER.lastIndex;
    } else {
      if (char === 0x7b || char === 0x5b) {
        if (open.length === MAX_DEPTH) return 'too-deep';
        open.push(char === 0x7b ? new Set() : undefined);
      } else if (char === 0x7d || char === 0x5d) open.pop();
      at += 1;
    }
  }
  return undefined;
}

function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39;
}

/** Index behind the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === BACKSLASH) at += 1;
    else if (char === QUOTE) return at + 1;
  }
  return text.length;
}

function faultOfString(text: string, start: number, end: number, keys: Set<string> | undefined): JsonFault | undefined {
  const value = unescaped(text.slice(start, end));
  if (value === undefined) return undefined;
  if (!value.isWellFormed() || value.includes('\0')) return 'bad-string';
  if (!keys || !isFollowedByColon(text, end)) return undefined;
  if (forbiddenKeys.has(value)) return 'forbidden-key';
  if (keys.has(value)) return 'duplicate-key';
  keys.add(value);
  return undefined;
}

/** The string that a literal stands for; undefined when it is none (JSON.parse says so later). */
function unescaped(literal: string): string | undefined {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}

function isFollowedByColon(text: string, from: number): boolean {
  for (let at = from; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x3a) return true;
    if (char !== 0x20 && char !== 0x09 && char !== 0x0a && char !== 0x0d) return false;
  }
  return false;
}

/** Finite, not −0, and when written as an integer within ±(2^53 − 1). */
function isExactNumber(token: string): boolean {
  const value = Number(token);
  if (Object.is(value, -0)) return false;
  if (!Number.isFinite(value)) return Number.isNaN(value);
  return /[.eE]/.test(token) || Number.isSafeInteger(value);
}
