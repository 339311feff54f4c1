import { Injectable, Logger } from '@nestjs/common';
import { ItemVersion, subjects } from '@yimen/contracts';
import { Bus, MongoLink, Refusal, Unanswered } from '@yimen/platform';
import type { mongo } from 'mongoose';
import { collectionIn, isDuplicate } from './collections.ts';

interface StoredVersion {
  /** Content hash: what is under it never changes. */
  readonly _id: string;
  readonly version: ItemVersion;
}

const limitMs = 2000;
const freshMs = 30_000;
const keptVersions = 400;

/**
 * Item versions from the catalogue. What a case pins is kept here for ever, so that acceptance needs no other service; a version that
 * was asked for a moment ago is not asked for again, and while the catalogue is away the last known one of the day counts.
 */
@Injectable()
export class ItemVersions {
  private readonly log = new Logger(ItemVersions.name);
  private readonly recent = new Map<string, { version: ItemVersion; until: number }>();
  private readonly byHash = new Map<string, ItemVersion>();

  constructor(
    private readonly bus: Bus,
    private readonly mongo: MongoLink,
  ) {}

  /** The version in force on a date. Throws `item-unknown`, `item-not-in-force`, `service-unavailable`. */
  async inForce(item: string, on: string): Promise<ItemVersion> {
    const key = `${item}/${on}`;
    const known = this.recent.get(key);
    if (known && known.until > performance.now()) return known.version;
    try {
      return this.note(key, await this.bus.request(subjects.catalogue.itemGet, { item, on }, ItemVersion, { timeoutMs: limitMs }));
    } catch (error) {
      if (!(error instanceof Unanswered) || !known) throw error;
      this.log.warn(`the catalogue does not answer; ${item} of ${on} is taken as it was`);
      return known.version;
    }
  }

  /** Keeps a version for as long as cases rest on it. */
  async keep(version: ItemVersion): Promise<void> {
    if (this.byHash.has(version.contentHash)) return;
    await this.rows()
      .insertOne({ _id: version.contentHash, version })
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    this.remember(version);
  }

  /** The version that a case pinned. Throws `not-found` when it was never kept. */
  async pinned(contentHash: string): Promise<ItemVersion> {
    const known = this.byHash.get(contentHash);
    if (known) return known;
    const row = await this.rows().findOne({ _id: { $eq: contentHash } });
    if (!row) throw new Refusal('not-found');
    return this.remember(ItemVersion.parse(row.version));
  }

  private note(key: string, version: ItemVersion): ItemVersion {
    this.recent.delete(key);
    this.recent.set(key, { version, until: performance.now() + freshMs });
    dropOldest(this.recent);
    return version;
  }

  private remember(version: ItemVersion): ItemVersion {
    this.byHash.set(version.contentHash, version);
    dropOldest(this.byHash);
    return version;
  }

  private rows(): mongo.Collection<StoredVersion> {
    return collectionIn(this.mongo, 'intake_item_versions');
  }
}

function dropOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > keptVersions && oldest !== undefined) map.delete(oldest);
}
