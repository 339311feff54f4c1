import { readFile } from 'node:fs/promises';
import { hashPassword, isPassword } from './password.ts';

/** Passwords of staff: a file of hashes, or in the demo one password for everybody. */
export class Passwords {
  private constructor(
    private readonly hashes: ReadonlyMap<string, string>,
    private readonly forAll: string | undefined,
  ) {}

  /** From the lines of a password file, `<staff number>:<hash>`; empty lines and `#` lines are skipped. */
  static async fromFile(path: string): Promise<Passwords> {
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
    return new Passwords(new Map(lines.map(entryOf)), undefined);
  }

  /** The demo's: invented people share one. */
  static async shared(password: string): Promise<Passwords> {
    return new Passwords(new Map(), await hashPassword(password));
  }

  static none(): Passwords {
    return new Passwords(new Map(), undefined);
  }

  /** Whether anybody can sign in by password here. */
  get any(): boolean {
    return this.forAll !== undefined || this.hashes.size > 0;
  }

  /** Takes as long for somebody unknown as for somebody known. */
  async check(staff: string | undefined, password: string): Promise<boolean> {
    const hash = staff === undefined ? undefined : (this.hashes.get(staff) ?? this.forAll);
    return isPassword(password, hash);
  }
}

function entryOf(line: string): [string, string] {
  const [staff, hash] = line.trim().split(':');
  if (!staff || !hash) throw new Error('a line of the password file is not <staff number>:<hash>');
  return [staff.toLowerCase(), hash];
}
