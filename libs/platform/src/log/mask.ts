const MAX_DEPTH = 8;
const HIDDEN = '***';

const secretName = /pass(word)?|secret|token|authorization|cookie|privatekey|api-?key/i;

/** Identity numbers of 18 digits (GB 11643), mobile numbers, bearer tokens, JWTs and passwords in addresses. */
const personal: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, HIDDEN],
  [/\bBearer\s+[^\s"]+/gi, `Bearer ${HIDDEN}`],
  [/\b([a-z][a-z+]*:\/\/)[^\s:@/]+:[^\s@/]+@/gi, `$1${HIDDEN}@`],
  [/(?<![0-9A-Za-z])(\d{3})\d{11}(\d{3}[0-9Xx])(?![0-9A-Za-z])/g, '$1***********$2'],
  [/(?<![0-9A-Za-z])(1[3-9]\d)\d{4}(\d{4})(?![0-9A-Za-z])/g, '$1****$2'],
];

/** A text without personal data: identity numbers and phones shortened as `310***********1234`, tokens hidden, one line. */
export function maskText(text: string): string {
  return personal.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text);
}

/** A copy of a value as it may be logged: texts masked, fields with secret names hidden, errors as type, message and stack. */
export function maskValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'number' || typeof value === 'bigint') {
    const masked = maskText(String(value));
    return masked === String(value) ? value : masked;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return maskError(value, depth);
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => maskValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, secretName.test(name) ? HIDDEN : maskValue(field, depth + 1)]),
  );
}

function maskError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: maskText(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: maskText(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: maskValue(error.cause, depth + 1) }),
  };
}
