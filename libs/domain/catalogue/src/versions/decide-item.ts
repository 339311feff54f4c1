import type { ItemContent } from '../content/item-content.ts';
import type { ItemEvent, LintSummary, WarningAnswer } from './events.ts';
import type { ItemState } from './item-state.ts';
import { nextVersion } from './item-state.ts';

/** What can be done with an item. Hashes are made by the caller over `canonicalJson`. */
export type ItemCommand =
  | { readonly type: 'draftItem'; readonly content: ItemContent; readonly contentHash: string }
  | { readonly type: 'reviewItem'; readonly contentHash: string }
  | { readonly type: 'recordDryRun'; readonly contentHash: string; readonly reportHash: string }
  | { readonly type: 'publishItem'; readonly validFrom: string; readonly reportHash: string; readonly answers: readonly WarningAnswer[] }
  | { readonly type: 'retireItem'; readonly validTo: string; readonly successor?: string; readonly reason?: string }
  | { readonly type: 'importItem'; readonly content: ItemContent; readonly contentHash: string; readonly validFrom: string };

/** What a decision may know beside the item's own history. */
export interface ItemContext {
  /** Who acts; never taken from a body. */
  readonly by: string;
  /** `YYYY-MM-DD` in the city. */
  readonly today: string;
  /** Lint of the draft, made just before. */
  readonly lint?: LintSummary;
}

/** Why nothing happened; codes of the house. */
export type ItemRefusal =
  | {
      readonly refused:
        'draft-missing' | 'draft-moved-on' | 'draft-unreviewed' | 'second-person-needed' | 'dry-run-stale' | 'item-unpublished';
    }
  | { readonly refused: 'lint-errors'; readonly errors: readonly string[] }
  | { readonly refused: 'warnings-unanswered'; readonly warnings: readonly string[] }
  | { readonly refused: 'valid-from-past'; readonly earliest: string }
  | { readonly refused: 'validity-overlap'; readonly latest: string }
  | { readonly refused: 'content-of-other-item' | 'reason-required' };

export type ItemDecision = readonly ItemEvent[] | ItemRefusal;

/** Whether a decision is a refusal. */
export function isItemRefusal(decision: ItemDecision): decision is ItemRefusal {
  return 'refused' in decision;
}

/**
 * Decides a command on an item: draft → reviewed → published → retired, each change a new version. Guards of spec/intake.md 2.6.
 * @returns the events to commit (none when nothing changes), or the refusal
 */
export function decideItem(state: ItemState, command: ItemCommand, context: ItemContext): ItemDecision {
  switch (command.type) {
    case 'draftItem':
      return decideDraft(state, command, context);
    case 'reviewItem':
      return decideReview(state, command.contentHash, context);
    case 'recordDryRun':
      return decideDryRun(state, command, context);
    case 'publishItem':
      return decidePublish(state, command, context);
    case 'retireItem':
      return decideRetire(state, command, context);
    case 'importItem':
      return decideImport(state, command, context);
  }
}

type Of<T extends ItemCommand['type']> = Extract<ItemCommand, { readonly type: T }>;

function decideDraft(state: ItemState, { content, contentHash }: Of<'draftItem'>, { by }: ItemContext): ItemDecision {
  if (isForeign(state, content)) return { refused: 'content-of-other-item' };
  if (state.draft?.contentHash === contentHash) return [];
  return [{ type: 'itemDrafted', version: nextVersion(state), content, contentHash, by }];
}

/** A reviewer is not the author, and reads what stands there now. */
function decideReview({ draft }: ItemState, contentHash: string, { by }: ItemContext): ItemDecision {
  if (!draft) return { refused: 'draft-missing' };
  if (draft.contentHash !== contentHash) return { refused: 'draft-moved-on' };
  if (draft.author === by) return { refused: 'second-person-needed' };
  return draft.reviewer === by ? [] : [{ type: 'itemReviewed', version: draft.version, contentHash, by }];
}

function decideDryRun({ draft }: ItemState, { contentHash, reportHash }: Of<'recordDryRun'>, { by }: ItemContext): ItemDecision {
  if (!draft) return { refused: 'draft-missing' };
  if (draft.contentHash !== contentHash) return { refused: 'draft-moved-on' };
  return [{ type: 'itemDryRun', version: draft.version, contentHash, reportHash, by }];
}

function decidePublish(state: ItemState, command: Of<'publishItem'>, context: ItemContext): ItemDecision {
  const { draft } = state;
  if (!draft) return { refused: 'draft-missing' };
  const refusal = refusePublication(state, command, context);
  if (refusal) return refusal;
  const { version, content, contentHash } = draft;
  const { validFrom, reportHash, answers } = command;
  return [
    {
      type: 'itemPublished',
      version,
      content,
      contentHash,
      validFrom,
      origin: 'editor',
      reportHash,
      warnings: [...answers],
      by: context.by,
    },
  ];
}

/** Guards of a publication in their order: who, lint, warnings, dry run, day. */
function refusePublication(state: ItemState, command: Of<'publishItem'>, { by, today, lint }: ItemContext): ItemRefusal | undefined {
  const { draft } = state;
  if (draft?.reviewer === undefined) return { refused: 'draft-unreviewed' };
  if (draft.author === by) return { refused: 'second-person-needed' };
  if (lint && lint.errors.length > 0) return { refused: 'lint-errors', errors: lint.errors };
  const answered = new Set(command.answers.map((answer) => answer.code));
  const open = (lint?.warnings ?? []).filter((code) => !answered.has(code));
  if (open.length > 0) return { refused: 'warnings-unanswered', warnings: open };
  if (draft.dryRun === undefined || draft.dryRun !== command.reportHash) return { refused: 'dry-run-stale' };
  return refuseDay(state, command.validFrom, today);
}

/** Back-dating is refused; a new version begins after the last one began, so that neither gap nor overlap can be. */
function refuseDay({ published }: ItemState, validFrom: string, today: string): ItemRefusal | undefined {
  if (validFrom <= today) return { refused: 'valid-from-past', earliest: dayAfter(today) };
  const latest = published.at(-1)?.validFrom;
  return latest !== undefined && validFrom <= latest ? { refused: 'validity-overlap', latest } : undefined;
}

function decideRetire(state: ItemState, { validTo, successor, reason }: Of<'retireItem'>, { by, today }: ItemContext): ItemDecision {
  const last = state.published.at(-1);
  if (!last) return { refused: 'item-unpublished' };
  if (!successor && !reason) return { refused: 'reason-required' };
  if (validTo <= today) return { refused: 'valid-from-past', earliest: dayAfter(today) };
  return [retirement(last.version, { validTo, successor, reason }, by)];
}

/**
 * Takes an item from the city pack. The first version begins when the pack says; a changed pack makes a new version from tomorrow on,
 * because a published one is immutable. The same content again changes nothing.
 */
function decideImport(state: ItemState, { content, contentHash, validFrom }: Of<'importItem'>, { by, today }: ItemContext): ItemDecision {
  if (isForeign(state, content)) return { refused: 'content-of-other-item' };
  const last = state.published.at(-1);
  if (last?.contentHash === contentHash) return [];
  const from = last ? laterOf(validFrom, dayAfter(laterOf(today, last.validFrom))) : validFrom;
  return [{ type: 'itemPublished', version: nextVersion(state), content, contentHash, validFrom: from, origin: 'pack', warnings: [], by }];
}

/** The event of a retirement that the pack itself states; past dates are history there, not back-dating. */
export function retirement(
  version: number,
  end: { validTo: string; successor?: string | undefined; reason?: string | undefined },
  by: string,
): ItemEvent {
  const { validTo, successor, reason } = end;
  return { type: 'itemRetired', version, validTo, ...(successor ? { successor } : {}), ...(reason ? { reason } : {}), by };
}

function isForeign(state: ItemState, content: ItemContent): boolean {
  const known = state.published.at(-1)?.content.item ?? state.draft?.content.item;
  return known !== undefined && known !== content.item;
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
