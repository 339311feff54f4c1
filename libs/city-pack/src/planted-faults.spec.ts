import { describe, expect, it } from '@jest/globals';
import { faultsAfter, faultsOf, harbourFiles } from './harbour.fake.ts';

/** File, what stands there, what is planted, and what the fault must say. One row a class of fault at least. */
const planted: readonly (readonly [file: string, find: string | RegExp, put: string | Uint8Array, wanted: string])[] = [
  ['districts', /^/, '\ufeff', 'byte-order mark'],
  ['districts', /\n/g, '\r\n', 'LF alone'],
  ['districts', /\n$/, '', 'no LF'],
  ['districts', '北', new Uint8Array([0xff]), 'not UTF-8'],
  ['districts', '北区', '北"区', 'quote that does not close'],
  ['districts', '北区', '"北区"', 'not needed'],
  ['districts', '北区', '北区,1', 'header has 8'],
  ['districts', 'name_zh', 'code', 'doubled name'],
  ['districts', 'tile_col', 'column', 'column is missing'],
  ['districts', 'tile_col', 'column', 'is not a column of this file'],
  ['districts', /\n(.*)\n/, '\n$1\n$1\n', 'code is already in row 2'],
  ['districts', 'N1,北', ',北', 'must be a code of a place'],
  ['districts', '90.5', '190.5', 'must be at most 180'],
  ['city', 'hotline,000,\n', '', 'key is missing'],
  ['city', 'hotline', 'hotlyne', 'is not a key of city.csv'],
  ['city', 'Urumqi', 'Atlantis', 'must be an IANA time zone'],
  ['city', '5-8-4-1', '5-8-4-2', 'groups must add up to 18'],
  ['city', '^[0-9]{6}$', '[0-9', 'must be a regular expression from ^ to $'],
  ['townships', 'N101,N1', 'N101,N9', 'N9 is not in districts.code'],
  ['centres', 'sub-centre,S101', 'sub-centre,N109', 'N109 is not in centres.code'],
  ['centres', 'sub-centre,S101', 'sub-centre,', 'a sub-centre needs a centre as parent'],
  ['centres', 'S1,S101,centre', 'N1,S101,centre', 'is not the district of its township'],
  ['centres', 'S101,2000', 'S101,1000', 'is that of N101'],
  ['centres', 'S101,2000', 'S101,20000', 'which must have 5 digits'],
  ['centres', ',2,1,1,1,60', ',3,1,1,1,60', 'windows.csv lists 2 for N101'],
  ['centres', ',2,1,1,1,60', ',2,2,1,1,60', 'kiosks.csv lists 1 for N101'],
  ['centres', 'illustrative\nS101,', 'maybe\nS101,', 'must be one of yes, illustrative'],
  ['hours', '*,1,09:00,18:00', '*,1,09:00,25:00', 'must be a clock time'],
  ['hours', '*,1,09:00,18:00', '*,1,18:00,18:00', 'is not after 18:00'],
  ['hours', '*,1,09:00', '*,1,', 'must stand together with opens'],
  ['hours', '13:00,14:00', '08:00,14:00', 'the break must lie between'],
  ['hours', '13:00,14:00', '13:00,', 'must stand together with the begin of the break'],
  ['hours', ',,17:30,\n*,2', ',,18:30,\n*,2', 'must lie between 09:00 and 18:00'],
  ['hours', '2026-10-01', '2026-10-32', 'must be 1 to 7 or a date'],
  ['powers', 'kind:centre,*,receive', 'kind:hall,*,receive', 'must be a code of a place or a selector'],
  ['powers', 'bureau:harbour-bureau', 'bureau:nobody', 'nobody is not in bureaus'],
  ['powers', '2018-03-01,2030-12-31', '2018-03-01,2017-12-31', 'is before 2018-03-01'],
  ['powers', 'hand-over-result', 'hand-over-all', 'must be one of receive-and-accept'],
  ['bureaus', /(11990000XTXY0000\d)(.)/, '$1Z', 'check character is wrong (GB 32100)'],
  ['systems', 'rest,sim', 'carrier-pigeon,sim', 'must be one of rest'],
  ['systems', 'daily 00:00-24:00', 'always', 'must be daily'],
  ['systems', 'berths,harbour-bureau', 'berths,nobody', 'nobody is not in bureaus.code'],
  ['items', 'berth-permit', 'ship-register', 'is already in row'],
  ['items', ',0.6,', ',0.5,', 'sum of all active items must be 1'],
  ['items', ',0.6,', ',x,', 'must be a number'],
  ['items', 'active,,illustrative', 'retired,,illustrative', 'must stand for a retired item'],
  ['items', 'separated', 'scattered', 'must be one of direct, separated, local-only'],
  ['items', 'inspection:10:no', 'inspection:ten:no', 'must be kind:limitDays:counts'],
  ['items', ',sailor,', ',pirate,', 'pirate is not in the list audience'],
  ['items', ',berths,', ',submarines,', 'submarines is not in systems.system'],
  ['items', ',ship,2018', ',boats,2018', 'boats is not in service-groups.code'],
  ['materials', 'id-card,name', 'id-card,surname', 'id-card.surname is not in credential-claims'],
  ['materials', 'ship-bureau,government', 'nobody,government', 'nobody is not in bureaus.code'],
  ['item-materials', 'm-ship,deferrable', 'm-boat,deferrable', 'm-boat is not in materials.code'],
  ['item-materials', 'long,m-ship', 'longer,m-ship', 'longer is not a situation of berth-permit'],
  ['item-materials', '1,sharing,1', '1,credential,1', 'm-ship has no source for credential'],
  ['situations', '""short""]', '""brief""]', 'is not one of the options'],
  ['situations', '["', '{"', 'is not JSON'],
  ['situations', 'ship-register,default', 'berth-permit,default', 'has no situation'],
  ['rules', 'applicant.birthDate', 'applicant.secret', 'is not a declared fact'],
  ['rules', 'gte', 'exec', 'is not one of the operators'],
  ['rules', /"\[.*\]"/, `"${'[""not"",'.repeat(8)}[""all""]${']'.repeat(8)}"`, 'is deeper than 8'],
  ['questions', 'short|long', 'short', 'must have 1 values'],
  ['fields', 'left|right,左|右', ',左|右', 'must not be empty for a choice'],
  ['fields', '""maxLength"":50', '""maxLenght"":50', 'unrecognized key'],
  ['fields', 'case|credential:id-card.name', 'guess', 'must be case, credential'],
  ['fields', 'card.name', 'card.surname', 'id-card.surname is not in credential-claims'],
  ['fields', 'yes,berths', 'yes,boats', 'boats is not in systems.system'],
  ['fields', 'sharing:q-ship', 'sharing:q-boat', 'q-boat is not in sharings.code'],
  ['facts', 'age.16', 'age.17', 'id-card.age.17 is not in credential-claims'],
  ['facts', 'address,,住', 'place,,住', 'must be one of text'],
  ['jurisdiction', 'applicant.home', 'applicant.birthDate', 'does not fit the type'],
  ['service-groups', 'B,2', 'O,2', 'not I or O'],
  ['service-groups', 'B,2', 'A,2', 'is that of berth'],
  ['windows', 'N101,2,二号,berth|ship', 'N101,2,二号,berth|boat', 'boat is not in service-groups.code'],
  ['windows', 'N101-w1', 'N101-w9', 'N101-w9 is not in screens.id'],
  ['clerks', 'zh,1', 'zh,9', 'no such window'],
  ['clerks', 'berth|ship,zh', 'ship,zh', 'none of the window'],
  ['clerks', 'clerk,,', 'king,,', 'must be one of clerk'],
  ['people', /(31019919521231051)./, '$19', 'GB 11643'],
  ['people', 'male,1952-12-31', 'male,1952-12-30', 'does not hold the birth date'],
  ['people', '1980-02-29', '1981-02-29', 'no such date'],
  ['people', 'p1,male', 'p1,female', 'does not hold the sex'],
  ['people', ',,p2,,,elder', ',,p3,,,elder', 'is not married back'],
  ['people', 'p1|p2', 'p1|p4', 'p4 is not older than the child'],
  ['people', ',harbour,', ',atlantis,', 'must be one of harbour, other-province, none'],
  ['partners', 'card.name', 'kard.name', 'not among the credential types'],
  ['partners', 'card.name', 'card.surname', 'id-card.surname is not in credential-claims'],
  ['demand', '0.25', '0.26', 'sum of weekday 1 must be 1'],
  ['counts', 'active,2', 'active,3', 'must be 3'],
  ['demo', '2026-11-01', 'soon', 'must be a date'],
  ['demo', 'N101', 'N109', 'N109 is not in centres.code'],
  ['calendar/2026', '2026-01-01', '2026-02-30', 'no such date'],
  ['calendar/2026', '2026-01-01', '2025-01-01', 'is not of the year of the file'],
  ['calendar/2026', '2026-01-01', '2026-01-05', 'does not come after'],
  ['calendar/2026', '2026-01-04', '2026-01-05', 'not on a weekend'],
  ['calendar/2026', 'holiday', 'feast', 'must be one of holiday, make-up'],
  ['calendar/harbour-bureau/2026', '2026-01-05', '2027-01-05', 'is not of the year of the file'],
  ['credential-claims', 'age.16', 'age..16', 'must be names'],
  ['credential-claims', 'age.16', 'years.16', 'years is not a claim of kind O'],
  ['credential-claims', 'age.16', 'age[]', 'age is not a claim of kind A'],
  ['credential-claims', 'members,A,array,5', 'members,O,object,', 'members is not a claim of kind A'],
  ['credential-claims', 'iss,C', 'iss,S', 'claims in clear'],
  ['credential-claims', 'name,S,string', 'name,O,object', 'has no members'],
  ['credential-claims', 'age,O,object', 'age,O,boolean', 'does not fit kind O'],
  ['credential-claims', 'string,50', 'string,', 'must be a whole number'],
  ['credential-claims', 'string,50', 'string,513', 'at most 512 characters'],
  ['credential-claims', 'array,5', 'array,80', '161 disclosures'],
  ['credential-claims', /$/, 'id-card,sex,S,code,1,性别,Sex,,yes,none\n', 'not among the claims of its type'],
  ['credential-types', 'name|age', 'name|age|sex', 'id-card.sex is not in credential-claims'],
  ['credential-types', /$/, 'licence,驾照,Licence,urn:l,harbour-bureau,unlimited,90,,90,1\n', 'no trigger orders it'],
  ['credential-triggers', 'id-card,name', 'id-card,surname', 'id-card.surname is not in credential-claims'],
  ['credential-triggers', 'ship-bureau,ship-register,', 'ship-bureau,,', 'in the rows of a case'],
  ['credential-triggers', 'caseDecided,ship-bureau', 'caseDecided,harbour-bureau', 'is not the bureau of ship-register'],
  ['credential-triggers', 'document,lost', 'document,', 'suspend needs a reason'],
  ['credential-triggers', ',0,1,一', ',soon,1,一', 'must be a whole number'],
  ['credential-triggers', 'id-card,name,order', 'id-card,name,revoke', 'no trigger makes it'],
  ['credential-triggers', ',0,3,四', ',0,2,四', 'event + item + order is already'],
  ['credentials-seed', '2010-05-04', '2026-11-02', 'no such date up to 2026-11-01'],
  ['credentials-seed', '2015-03-09', '2015-03-01', 'before the birth of p4'],
  ['credentials-seed', '2026-03-02,2027', '2026-03-03,2027', 'is not a validity of the type'],
  ['credentials-seed', '2028-03-01', 'long-term', 'does not fit the age'],
  ['credentials-seed', '2026-10-01', '', 'must be a date after the issue'],
  ['credentials-seed', 'active,,', 'active,2026-10-01,', 'or empty when active'],
  ['credentials-seed', 'expired,2015-03-02', 'active,', 'has ended and cannot be active'],
  ['credentials-seed', 'suspended,2026-10-01,lost', 'expired,2026-10-01,', 'has not ended'],
  ['credentials-seed', '2026-10-01,lost', '2026-10-01,', 'no trigger gives it to suspend'],
  ['credentials-seed', 'active,,', 'active,,lost', 'must be empty when active'],
  ['credentials-seed', /$/, 'p1,id-card,,2012-05-04,long-term,active,,,\n', 'has a live one already'],
  ['credentials-seed', 'id-card,p4', 'id-card,p1', 'is not one ward of the holder'],
  ['credentials-seed', 'p3,id-card,p4', 'p4,id-card,', 'is under 16'],
  ['credentials-seed', '2026-03-02,2027-03-02', '2025-03-02,2026-03-02', 'is not permit_valid_until'],
  ['credentials-seed', 'p3,birth-certificate,p4', 'p1,birth-certificate,p4', 'is not one child of the holder'],
  ['credentials-seed', 'household-register,p1|p2', 'household-register,p2', 'does not hold the holder'],
  ['credentials-seed', 'household-register,p1|p2', 'household-register,p1|p5', 'is not one household district'],
  ['credentials-seed', 'p2,marriage', 'p3,marriage', 'is not the holder and the spouse'],
  ['credentials-seed', /p2,marriage.*\n/, '', 'the other spouse has no such row'],
];

describe('a planted fault', () => {
  it.each(planted)('%s: %s → %s says so', (file, find, put, wanted) => {
    const told = faultsAfter(file, find, put).map((fault) => `${fault.file}: ${fault.text}`);
    expect(told.filter((line) => line.includes(wanted))).not.toEqual([]);
  });

  it('is told with file, row, column and value', () => {
    expect(faultsAfter('hours', '*,1,09:00,18:00', '*,1,09:00,25:00')).toEqual([
      { file: 'hours.csv', row: 2, column: 'closes', value: '25:00', text: 'must be a clock time HH:MM' },
    ]);
    expect(faultsAfter('hours', '2026-10-01', '2026-10-32')).toMatchObject([{ row: 10, column: 'weekday_or_date', value: '2026-10-32' }]);
    expect(faultsAfter('materials', 'm-id-card,', 'm ship,')).toContainEqual(
      expect.objectContaining({ file: 'materials.csv', row: 2, column: 'id', value: 'm ship' }),
    );
  });

  it('does not hide another: all are told at once', () => {
    const files = new Map(harbourFiles)
      .set('districts.csv', Buffer.from('code\n'))
      .set('notes.csv', Buffer.from('x\n'))
      .set('rules.csv', Buffer.from('item\nx\n'));
    files.delete('powers.csv');
    const told = faultsOf(files).map((fault) => fault.file);
    expect(new Set(told)).toEqual(
      new Set(['districts.csv', 'notes.csv', 'rules.csv', 'powers.csv', 'townships.csv', 'centres.csv', 'people.csv']),
    );
  });
});

describe('in production', () => {
  it('refuses what is for the demo only, and the demo itself', () => {
    const told = faultsOf(harbourFiles, { production: true, demo: true }).map((fault) => fault.file);
    expect(told.sort()).toEqual(['clerks.csv', 'credentials-seed.csv', 'demo', 'demo.csv', 'people.csv']);
  });

  it('takes a pack without it', () => {
    const files = new Map(harbourFiles);
    for (const name of ['clerks', 'people', 'credentials-seed', 'demo']) files.delete(`${name}.csv`);
    expect(faultsOf(files, { production: true })).toEqual([]);
  });
});
