/** Who works where in the demo: halls of the pack that never close. Each journey takes one of its own. */
export interface TestHall {
  readonly hall: string;
  readonly supervisor: string;
  /** Two clerks at windows that both serve `service`, by its letter and name on the kiosk. */
  readonly first: { readonly clerk: string; readonly window: string };
  readonly second: { readonly clerk: string; readonly window: string };
  readonly service: string;
  readonly serviceName: string;
}

const insurance = { service: 'yibao', serviceName: '医疗保险' };
const residence = { service: 'huji-zhengzhao', serviceName: '户籍证照' };

export const halls = {
  yuyuan: {
    hall: '310101018',
    supervisor: 'c007',
    first: { clerk: 'c002', window: '2' },
    second: { clerk: 'c005', window: '7' },
    ...insurance,
  },
  xujiahui: {
    hall: '310104014',
    supervisor: 'c014',
    first: { clerk: 'c008', window: '1' },
    second: { clerk: 'c012', window: '8' },
    ...residence,
  },
  jingansi: {
    hall: '310106013',
    supervisor: 'c021',
    first: { clerk: 'c015', window: '1' },
    second: { clerk: 'c019', window: '6' },
    ...residence,
  },
  xinzhuang: {
    hall: '310112101',
    supervisor: 'c035',
    first: { clerk: 'c029', window: '1' },
    second: { clerk: 'c033', window: '17' },
    ...residence,
  },
  lujiazui: {
    hall: '310115005',
    supervisor: 'c028',
    first: { clerk: 'c022', window: '1' },
    second: { clerk: 'c026', window: '9' },
    ...residence,
  },
  fangsong: {
    hall: '310117003',
    supervisor: 'c042',
    first: { clerk: 'c036', window: '1' },
    second: { clerk: 'c040', window: '10' },
    ...residence,
  },
} as const satisfies Record<string, TestHall>;
