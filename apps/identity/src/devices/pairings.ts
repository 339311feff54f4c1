import type { Device } from '@yimen/contracts';
import type { Connection, mongo } from 'mongoose';
import type { Account } from '../accounts/account.ts';

/** A device that was approved for a place. Its id is the subject of its tokens and is never used again after a revocation. */
export interface Pairing {
  /** `device:<place>.<random>` */
  readonly _id: string;
  readonly place: string;
  readonly device: Device;
  /** Keyed hash of the device code that it came from: one code, one pairing. */
  readonly code: string;
  readonly grantId: string;
  readonly approvedBy: string;
  readonly approvedAt: Date;
  readonly seenAt?: Date;
  readonly revokedAt?: Date;
}

const DUPLICATE_KEY = 11000;

/** The pairings of all devices. */
export class Pairings {
  constructor(private readonly connection: () => Connection) {}

  async index(): Promise<void> {
    await this.collection().createIndexes([
      { key: { code: 1 }, name: 'code', unique: true },
      { key: { 'device.hall': 1, place: 1, approvedAt: -1 }, name: 'hall' },
      { key: { grantId: 1 }, name: 'grant' },
      { key: { revokedAt: 1 }, name: 'revoked', sparse: true },
    ]);
  }

  /** Keeps a new pairing; returns the earlier one if this code has been approved before. */
  async add(pairing: Pairing): Promise<Pairing> {
    try {
      await this.collection().insertOne(pairing);
      return pairing;
    } catch (error) {
      const earlier = isDuplicate(error) ? await this.collection().findOne({ code: pairing.code }) : null;
      if (!earlier) throw error;
      return earlier;
    }
  }

  async findLive(subject: string): Promise<Pairing | undefined> {
    return (await this.collection().findOne({ _id: subject, revokedAt: { $exists: false } })) ?? undefined;
  }

  /** Live pairings of a hall, newest first. */
  async ofHall(hall: string): Promise<Pairing[]> {
    return this.collection()
      .find({ 'device.hall': hall, revokedAt: { $exists: false } })
      .sort({ approvedAt: -1 })
      .toArray();
  }

  /** Live pairings of one place. */
  async ofPlace(place: string): Promise<Pairing[]> {
    return this.collection()
      .find({ place, revokedAt: { $exists: false } })
      .toArray();
  }

  async revoke(subject: string, at: Date): Promise<void> {
    await this.collection().updateOne({ _id: subject, revokedAt: { $exists: false } }, { $set: { revokedAt: at } });
  }

  async findByGrant(grantId: string): Promise<Pairing | undefined> {
    return (await this.collection().findOne({ grantId, revokedAt: { $exists: false } })) ?? undefined;
  }

  async revokedSince(since: Date): Promise<{ subject: string; at: number }[]> {
    const found = await this.collection()
      .find({ revokedAt: { $gte: since } })
      .toArray();
    return found.map((pairing) => ({ subject: pairing._id, at: pairing.revokedAt?.getTime() ?? 0 }));
  }

  /** Notes that the device came for a token. */
  async touch(subject: string, at: Date): Promise<void> {
    await this.collection().updateOne({ _id: subject }, { $max: { seenAt: at } });
  }

  private collection(): mongo.Collection<Pairing> {
    const connection = this.connection();
    return connection.getClient().db(connection.name).collection<Pairing>('identity_pairings');
  }
}

/** The account behind a device's tokens. */
export function deviceAccount({ _id, device, place }: Pairing): Account {
  return { id: _id, kind: 'device', name: { zh: place, en: place }, roles: ['device'], hall: device.hall, device, skills: [], traits: [] };
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
}
