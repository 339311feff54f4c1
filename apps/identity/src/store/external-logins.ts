import { mongo } from 'mongoose';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { SignInKind } from '@yimen/contracts';
import type { Sealer } from './sealer.ts';

/** What must be remembered while a person is away at the other identity provider. */
export const ExternalLogin = z.strictObject({ verifier: z.string(), nonce: z.string(), state: z.string(), kind: SignInKind });
export type ExternalLogin = z.infer<typeof ExternalLogin>;

interface Stored {
  readonly _id: string;
  readonly sealed: mongo.Binary;
  readonly expiresAt: Date;
}

const KEEP_MS = 30 * 60_000;

/** External sign-ins under way, one an interaction, each taken once. */
export class ExternalLogins {
  constructor(
    private readonly connection: () => Connection,
    private readonly sealer: Sealer,
  ) {}

  async index(): Promise<void> {
    await this.collection().createIndexes([{ key: { expiresAt: 1 }, name: 'expiry', expireAfterSeconds: 0 }]);
  }

  async put(uid: string, login: ExternalLogin): Promise<void> {
    const _id = this.sealer.hash(uid);
    const fields = { sealed: new mongo.Binary(this.sealer.seal(login, _id)), expiresAt: new Date(Date.now() + KEEP_MS) };
    await this.collection().updateOne({ _id }, { $set: fields }, { upsert: true });
  }

  async take(uid: string): Promise<ExternalLogin | undefined> {
    const stored = await this.collection().findOneAndDelete({ _id: this.sealer.hash(uid) });
    return stored ? ExternalLogin.parse(this.sealer.open(stored.sealed.buffer, stored._id)) : undefined;
  }

  private collection(): mongo.Collection<Stored> {
    const connection = this.connection();
    return connection.getClient().db(connection.name).collection<Stored>('identity_external_logins');
  }
}
