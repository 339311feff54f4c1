import { describe, expect, it } from '@jest/globals';
import { compareVersions, findVersion, refuseVersion } from './versions.ts';

describe('refuseVersion', () => {
  it('refuses an older version and one that cannot be read, with the reason', () => {
    expect(refuseVersion('nats-server', '2.9.10', '2.12.0')).toBe('nats-server 2.9.10 is too old, 2.12.0 or newer is needed');
    expect(refuseVersion('mongod', undefined, '6.0.0')).toBe('mongod does not say its version');
  });

  it('takes the version itself and newer ones', () => {
    expect(refuseVersion('nats-server', '2.12.0', '2.12.0')).toBeUndefined();
    expect(refuseVersion('mongod', '10.0.1', '6.0.0')).toBeUndefined();
  });
});

describe('compareVersions', () => {
  it('compares numbers, not letters', () => {
    expect(compareVersions('2.9.10', '2.12.0')).toBeLessThan(0);
    expect(compareVersions('8.2.6', '8.2.6')).toBe(0);
    expect(compareVersions('8.10.0', '8.9.9')).toBeGreaterThan(0);
  });
});

describe('findVersion', () => {
  it.each([
    ['nats-server: v2.15.1', '2.15.1'],
    ['db version v6.0.5\nBuild Info: {', '6.0.5'],
    ['Chromium 156.0.8078.60 built on Debian', '156.0.8078'],
    ['no number', undefined],
  ])('finds it in %j', (text, version) => {
    expect(findVersion(text)).toBe(version);
  });
});
