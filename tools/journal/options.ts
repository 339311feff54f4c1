import { parseArgs } from 'node:util';

export const help = `npm run journal -- <command> [options]

The hash-chained journals: checked, shown, exported, published again.

  verify [FILE…]           checks ids, hashes and chains of every journal, or of exported files without any server
                           npm run journal -- verify --uri mongodb://127.0.0.1:27017/intake
                           npm run journal -- verify intake.ndjson --heads heads.json
  show STREAM              one line a commit               npm run journal -- show queue/310101018/2026-03-02
  export --out FILE        all commits as canonical JSON, one a line
                           npm run journal -- export --collection intake_journal --out intake.ndjson
  relay --from SEQ         publishes commits again from that seq on, with their old message ids: takes the mark off, the
                           running service's relay does the rest     npm run journal -- relay --from 1 --stream intake/310…
  bench                    one append against one raw insert of the same document, interleaved, on a mongod of its own
                           npm run journal -- bench --rounds 12

  --uri URI                database to look at; MONGODB_URI unless given
  --collection NAME        one journal, may be repeated; every *_journal unless given
  --stream STREAM          relay: this stream alone
  --heads FILE             verify: where streams ended in an earlier run; a cut end is found by it
  --write-heads FILE       verify: note where streams end now
  --out FILE               export: where to
  --json FILE              write the result as JSON       npm run journal -- verify --json verify.json
  --rounds N               bench: how many rounds
  --seed N                 bench: another order of the rounds
  --help                   this text

Exit status: 0 everything holds, 1 a fault was found, 2 wrong usage, 3 the database could not be had.
`;

/** A call that makes no sense: exit status 2. */
export class WrongUsage extends Error {}

export interface Options {
  readonly command: string;
  readonly operands: readonly string[];
  readonly uri?: string | undefined;
  readonly collection?: string[] | undefined;
  readonly stream?: string | undefined;
  readonly from?: string | undefined;
  readonly heads?: string | undefined;
  readonly 'write-heads'?: string | undefined;
  readonly out?: string | undefined;
  readonly json?: string | undefined;
  readonly rounds?: string | undefined;
  readonly seed?: string | undefined;
  readonly help?: boolean | undefined;
}

/** Reads the command line. Throws `WrongUsage`. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const options = {
    uri: text,
    stream: text,
    from: text,
    heads: text,
    'write-heads': text,
    out: text,
    json: text,
    seed: text,
    rounds: text,
  };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...options, collection: { type: 'string', multiple: true }, help: { type: 'boolean' } },
    });
    const [command = '', ...operands] = positionals;
    return { uri: process.env.MONGODB_URI, ...values, command, operands };
  } catch (cause) {
    throw new WrongUsage((cause as Error).message, { cause });
  }
}
