import type { Account } from './account.ts';

/** All residents and staff of the city pack, by everything they can be known by. */
export class Accounts {
  private readonly byId: ReadonlyMap<string, Account>;
  private readonly byIdentifier: ReadonlyMap<string, Account>;

  constructor(readonly all: readonly Account[]) {
    this.byId = new Map(all.map((account) => [account.id, account]));
    if (this.byId.size !== all.length) throw new Error('two accounts share an id');
    this.byIdentifier = uniqueIdentifiers(all);
  }

  find(id: string): Account | undefined {
    return this.byId.get(id);
  }

  findStaff(staffNumber: string): Account | undefined {
    const account = this.byId.get(staffNumber.toLowerCase());
    return account?.kind === 'staff' ? account : undefined;
  }

  /** By identity number or telephone number; a number that two people share leads to nobody. */
  findResident(identifier: string): Account | undefined {
    return this.byIdentifier.get(normalised(identifier));
  }
}

/** Identity numbers end in a capital X, telephone numbers hold no spaces; full-width digits are digits. */
export function normalised(identifier: string): string {
  return identifier.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

function uniqueIdentifiers(all: readonly Account[]): Map<string, Account> {
  const found = new Map<string, Account>();
  const shared = new Set<string>();
  for (const account of all) {
    for (const value of [account.idNumber, account.phone]) {
      if (!value) continue;
      if (found.has(value)) shared.add(value);
      found.set(value, account);
    }
  }
  for (const value of shared) found.delete(value);
  return found;
}
