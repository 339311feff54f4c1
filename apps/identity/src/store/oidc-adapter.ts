import { mongo } from 'mongoose';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { Artifact } from './artifacts.ts';
import { stored } from './store-away.ts';
import type { Sealer } from './sealer.ts';

/** A device that asks again after its code ended is told `expired_token`, not that nobody ever knew it. */
const KEEP_DEVICE_CODE_SEC = 3600;

/** Stores one model of oidc-provider in MongoDB. Everything is sealed; a code is consumed once, whoever races. */
export class OidcAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly artifacts: () => mongo.Collection<Artifact>,
    private readonly sealer: Sealer,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresInSec?: number): Promise<void> {
    const _id = this.idOf(id);
    const kept = { ...payload, consumed: undefined };
    const fields = {
      model: this.model,
      sealed: new mongo.Binary(this.sealer.seal(kept, _id)),
      ...this.foundBy(payload),
      ...(expiresInSec === undefined ? {} : { expiresAt: this.expiry(expiresInSec) }),
    };
    if (this.model === 'RefreshToken') await this.supersede(payload);
    await stored(() => this.artifacts().updateOne({ _id }, { $set: fields }, { upsert: true }));
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.read({ _id: this.idOf(id) });
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.read({ uid: this.sealer.hash(uid), model: this.model });
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.read({ userCode: this.sealer.hash(userCode), model: this.model });
  }

  /** Marks as used. Codes are used exactly once: of two exchanges at one moment the second is refused here. */
  async consume(id: string): Promise<void> {
    const once = this.model === 'RefreshToken' ? {} : { consumedAt: { $exists: false } };
    const used = { $set: { consumedAt: new Date() } };
    const done = await stored(() => this.artifacts().updateOne({ _id: this.idOf(id), ...once }, used));
    if (done.matchedCount === 0) throw new errors.InvalidGrant('already used');
  }

  async destroy(id: string): Promise<void> {
    await stored(() => this.artifacts().deleteOne({ _id: this.idOf(id) }));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await stored(() => this.artifacts().deleteMany({ grantId: this.sealer.hash(grantId), model: this.model }));
  }

  private async read(filter: mongo.Filter<Artifact>): Promise<AdapterPayload | undefined> {
    const found = await stored(() => this.artifacts().findOne(filter));
    if (!found) return undefined;
    const payload = this.sealer.open(found.sealed.buffer, found._id) as AdapterPayload;
    if (!found.consumedAt || (await this.mayRepeat(found))) return payload;
    return { ...payload, consumed: Math.floor(found.consumedAt.getTime() / 1000) };
  }

  /**
   * A used refresh token may be used again as long as its successor never was: the answer that carried the successor was lost on
   * the way. Screens that live for years would otherwise be signed out by one cut connection. Once the successor has been
   * used, the old one is a replay and ends the grant (RFC 9700 section 4.14.2).
   */
  private async mayRepeat(used: Artifact): Promise<boolean> {
    if (this.model !== 'RefreshToken' || used.grantId === undefined || used.superseded) return false;
    const successors = { grantId: used.grantId, model: this.model, rotations: (used.rotations ?? 0) + 1 };
    const usedUp = { consumedAt: { $exists: true }, superseded: { $exists: false } };
    return (await this.artifacts().countDocuments({ ...successors, ...usedUp }, { limit: 1 })) === 0;
  }

  /** A repeated rotation retires the successor that was lost: whoever holds that one after all is noticed by its use. */
  private async supersede(payload: AdapterPayload): Promise<void> {
    const { grantId, rotations, jti } = payload as { grantId?: string; rotations?: number; jti?: string };
    if (grantId === undefined || !rotations || jti === undefined) return;
    await this.artifacts().updateMany(
      { grantId: this.sealer.hash(grantId), model: this.model, rotations, _id: { $ne: this.idOf(jti) }, consumedAt: { $exists: false } },
      { $set: { consumedAt: new Date(), superseded: true } },
    );
  }

  private idOf(id: string): string {
    return `${this.model}/${this.sealer.hash(id)}`;
  }

  private foundBy(payload: AdapterPayload): Partial<Artifact> {
    const { grantId, userCode, uid, rotations } = payload as { grantId?: string; userCode?: string; uid?: string; rotations?: number };
    return {
      ...(grantId === undefined ? {} : { grantId: this.sealer.hash(grantId) }),
      ...(userCode === undefined ? {} : { userCode: this.sealer.hash(userCode) }),
      ...(uid === undefined || this.model !== 'Session' ? {} : { uid: this.sealer.hash(uid) }),
      ...(rotations === undefined ? {} : { rotations }),
    };
  }

  private expiry(expiresInSec: number): Date {
    const keepSec = this.model === 'DeviceCode' ? KEEP_DEVICE_CODE_SEC : 0;
    return new Date(Date.now() + (expiresInSec + keepSec) * 1000);
  }
}
