/**
 * Whether a path reads the same to everybody: valid UTF-8, no empty, dot or dot-dot segments, no slash, backslash or control character
 * hidden by encoding. What is not plain is refused before any route looks at it, so that no service can read it otherwise.
 */
export function isPlainPath(path: string): boolean {
  if (!path.startsWith('/') || path.length > 2048 || !/^[\x21-\x7e]+$/.test(path) || path.includes('\\')) return false;
  const segments = path.slice(1).split('/');
  return segments.every((segment, i) => (segment === '' ? i === segments.length - 1 : isPlainSegment(segment)));
}

function isPlainSegment(segment: string): boolean {
  const text = decoded(segment);
  if (text === undefined || text === '.' || text === '..') return false;
  // A percent sign that is left would be decoded a second time by somebody.
  return !/[/\\%\p{Cc}]/u.test(text) && text.isWellFormed();
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
