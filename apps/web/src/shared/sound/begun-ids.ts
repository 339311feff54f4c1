import type { BegunIds } from './announcer.ts';

const most = 200;

/** Ids of announcements that were begun, in the browser's storage: a reload says nothing twice. */
export function storedIds(key: string, storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): BegunIds {
  const ids = read(storage.getItem(key));
  return {
    has: (id) => ids.includes(id),
    add(id) {
      ids.push(id);
      ids.splice(0, ids.length - most);
      storage.setItem(key, JSON.stringify(ids));
    },
  };
}

function read(text: string | null): string[] {
  const value: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}
