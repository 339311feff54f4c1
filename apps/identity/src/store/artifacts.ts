import type { Connection, mongo } from 'mongoose';

/** One token, code, session, grant or interaction of the provider, sealed; in the clear only what it is found by. */
export interface Artifact {
  /** `<model>/<keyed hash of the id>`: tokens cannot be read off the database. */
  readonly _id: string;
  readonly model: string;
  readonly sealed: mongo.Binary;
  readonly grantId?: string;
  readonly userCode?: string;
  readonly uid?: string;
  /** How often a refresh token's chain has been rotated. */
  readonly rotations?: number;
  readonly consumedAt?: Date;
  /** A refresh token whose answer was lost: another took its place. Its use is a theft noticed. */
  readonly superseded?: true;
  readonly expiresAt?: Date;
}

/** The collection of all artifacts. */
export function artifactsOf(connection: Connection): mongo.Collection<Artifact> {
  return connection.getClient().db(connection.name).collection<Artifact>('identity_artifacts');
}

/** Creates the indexes; safe to repeat. Expired artifacts are removed by the server. */
export async function indexArtifacts(connection: Connection): Promise<void> {
  await artifactsOf(connection).createIndexes([
    { key: { grantId: 1, model: 1 }, name: 'grant', partialFilterExpression: { grantId: { $exists: true } } },
    { key: { userCode: 1 }, name: 'user-code', unique: true, partialFilterExpression: { userCode: { $exists: true } } },
    { key: { uid: 1 }, name: 'uid', unique: true, partialFilterExpression: { uid: { $exists: true } } },
    { key: { expiresAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
  ]);
}
