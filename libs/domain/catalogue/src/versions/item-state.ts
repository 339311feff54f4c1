import type { ItemContent } from '../content/item-content.ts';
import type { ItemEvent } from './events.ts';

/** A draft on its way to publication. */
export interface ItemDraft {
  readonly version: number;
  readonly content: ItemContent;
  readonly contentHash: string;
  readonly author: string;
  readonly reviewer?: string;
  /** Of the content as it stands; a change makes it stale. */
  readonly dryRun?: string;
}

/** A published version and the days on which it is in force: from `validFrom` until before `validTo`. */
export interface PublishedVersion {
  readonly version: number;
  readonly content: ItemContent;
  readonly contentHash: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

/** An item as its history has it. */
export interface ItemState {
  readonly draft?: ItemDraft;
  /** In the order of `validFrom`, without gaps or overlaps. */
  readonly published: readonly PublishedVersion[];
  readonly retired?: { readonly validTo: string; readonly successor?: string; readonly reason?: string };
}

export const newItem: ItemState = { published: [] };

/** Applies one event; the history is always right. */
export function evolveItem(state: ItemState, event: ItemEvent): ItemState {
  switch (event.type) {
    case 'itemDrafted':
      return { ...state, draft: { version: event.version, content: event.content, contentHash: event.contentHash, author: event.by } };
    case 'itemReviewed':
      return state.draft ? { ...state, draft: { ...state.draft, reviewer: event.by } } : state;
    case 'itemDryRun':
      return state.draft ? { ...state, draft: { ...state.draft, dryRun: event.reportHash } } : state;
    case 'itemPublished': {
      const { version, content, contentHash, validFrom } = event;
      const earlier = state.published.map((each) => (each.validTo === undefined ? { ...each, validTo: validFrom } : each));
      return { published: [...earlier, { version, content, contentHash, validFrom }] };
    }
    case 'itemRetired': {
      const { validTo, successor, reason } = event;
      const published = state.published.filter((each) => each.validFrom < validTo).map((each) => endBefore(each, validTo));
      return { ...state, published, retired: { validTo, ...(successor ? { successor } : {}), ...(reason ? { reason } : {}) } };
    }
  }
}

function endBefore(version: PublishedVersion, validTo: string): PublishedVersion {
  return version.validTo === undefined || version.validTo > validTo ? { ...version, validTo } : version;
}

/** The version in force on a date, if any: the one that a case received on that date pins. */
export function versionOn(state: ItemState, date: string): PublishedVersion | undefined {
  return state.published.find((each) => each.validFrom <= date && (each.validTo === undefined || date < each.validTo));
}

/** Number of the next version. */
export function nextVersion(state: ItemState): number {
  return Math.max(0, ...state.published.map((each) => each.version)) + 1;
}
