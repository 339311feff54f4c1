import { createHash } from 'node:crypto';
import type { FastifyHelmetOptions } from '@fastify/helmet';

/** Style elements that react-aria adds at run time; anything else that is inline is blocked. Texts as in react-aria 3. */
const ariaStyles = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
];

/** Security headers of every answer. Scripts and styles come from our own files only; nobody may frame us. */
export function securityHeaders(publicOrigin: string): FastifyHelmetOptions {
  const secure = publicOrigin.startsWith('https:');
  return {
    global: true,
    contentSecurityPolicy: { useDefaults: false, directives: directivesOf(publicOrigin, secure) },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    xPoweredBy: true,
  };
}

/** What pages may ask of the device: the camera and the place for their own use, nothing else. */
export const permissionsPolicy = 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()';

function directivesOf(publicOrigin: string, secure: boolean): Record<string, string[]> {
  const sockets = publicOrigin.replace(/^http/, 'ws');
  const hashes = ariaStyles.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'", ...hashes],
    'style-src-attr': ["'none'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'media-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", sockets],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(secure ? { 'upgrade-insecure-requests': [] } : {}),
  };
}
