import { describe, expect, it } from '@jest/globals';
import type { Account } from './account.ts';
import { Accounts } from './accounts.ts';
import { extraStaff } from './extra-staff.ts';
import { rolesOf } from './roles-of.ts';

const person = (id: string, more: Partial<Account> = {}): Account => ({
  id,
  kind: 'resident',
  name: { zh: id, en: id },
  roles: ['resident'],
  skills: [],
  traits: [],
  ...more,
});

describe('Accounts', () => {
  const accounts = new Accounts([
    person('p1', { idNumber: '34019919600101001X', phone: '10000000001' }),
    person('p2', { phone: '10000000002' }),
    person('p3', { phone: '10000000002' }),
    person('c1', { kind: 'staff', roles: ['clerk'], hall: 'h1' }),
  ]);

  it('refuses two accounts of one id', () => {
    expect(() => new Accounts([person('p1'), person('p1')])).toThrow('share an id');
  });

  it('finds nobody by a number that two people share, or by an id of another kind', () => {
    expect(accounts.findResident('10000000002')).toBeUndefined();
    expect(accounts.findResident('p1')).toBeUndefined();
    expect(accounts.findStaff('p1')).toBeUndefined();
  });

  it('finds a resident by what a person types', () => {
    for (const typed of ['34019919600101001X', '34019919600101001x', '３４０１９９１９６００１０１００１Ｘ', '100 0000 0001']) {
      expect(accounts.findResident(typed)?.id).toBe('p1');
    }
    expect(accounts.findStaff('C1')?.id).toBe('c1');
  });
});

describe('rolesOf', () => {
  it('refuses a role that nobody knows', () => {
    expect(() => rolesOf('emperor')).toThrow();
  });

  it('expands the roles of the pack as design section 6 says', () => {
    expect(rolesOf('bureau-officer')).toEqual(['reviewer', 'liaison', 'officer']);
    expect(rolesOf('city-operator')).toEqual(['operator', 'incident-desk']);
    expect(rolesOf('clerk')).toEqual(['clerk']);
  });
});

describe('extraStaff', () => {
  it('adds a guide a staffed hall, a second officer a bureau, joint office and key custodian', () => {
    const staff = [
      person('c1', { kind: 'staff', roles: ['clerk'], hall: 'h1' }),
      person('o1', { kind: 'staff', roles: rolesOf('bureau-officer'), bureau: 'b1' }),
    ];
    const places = (ids: string[]) => ids.map((id) => ({ id, zh: id, en: id }));
    const extras = extraStaff(staff, places(['h1', 'h2']), places(['b1', 'b2']));
    expect(extras.map(({ id, roles, hall, bureau }) => ({ id, roles, hall, bureau }))).toEqual([
      { id: 'guide-h1', roles: ['guide'], hall: 'h1', bureau: undefined },
      { id: 'officer-b1', roles: ['reviewer', 'liaison', 'officer'], hall: undefined, bureau: 'b1' },
      { id: 'joint-office', roles: ['joint-office'], hall: undefined, bureau: undefined },
      { id: 'key-custodian', roles: ['key-custodian'], hall: undefined, bureau: undefined },
    ]);
  });
});
