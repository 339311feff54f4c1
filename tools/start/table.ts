interface Row {
  readonly page: string;
  readonly address: string;
  readonly account: string;
}

/** Widths on a terminal: a Chinese sign takes two columns. */
function width(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (/[\u1100-\uffdc]/u.test(sign) ? 2 : 1), 0);
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)));
}

/** Pages, addresses and demo accounts, as `npm start` prints them. */
export function pageTable(origin: string, demo: DemoTable | undefined): string {
  const rows = [...publicRows(origin), ...(demo ? demoRows(origin, demo) : staffRows(origin))];
  const head: Row = { page: 'page 页面', address: 'address 地址', account: 'account 账号' };
  const widths = {
    page: Math.max(...[head, ...rows].map((row) => width(row.page))),
    address: Math.max(...[head, ...rows].map((row) => width(row.address))),
  };
  const line = (row: Row) => `  ${pad(row.page, widths.page)}  ${pad(row.address, widths.address)}  ${row.account}`.trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}

/** What the table needs to know of the demo. */
export interface DemoTable {
  readonly hall: string;
  readonly clerk: string;
  readonly supervisor: string;
  readonly resident: { readonly name: string; readonly phone: string };
  readonly password: string;
  readonly code: string;
}

function publicRows(origin: string): Row[] {
  return [
    { page: 'door 首页', address: `${origin}/`, account: '' },
    { page: 'guide 办事指南', address: `${origin}/guide`, account: '' },
    { page: 'city 全市', address: `${origin}/city`, account: '' },
    { page: 'case 办件查询', address: `${origin}/case`, account: 'number and code of the receipt' },
  ];
}

function demoRows(origin: string, { hall, clerk, supervisor, resident, password, code }: DemoTable): Row[] {
  return [
    { page: 'kiosk 取号机', address: `${origin}/kiosk?device=${hall}-k1`, account: 'paired by itself (demo)' },
    { page: 'hall display 综合屏', address: `${origin}/screen?device=${hall}-h1`, account: 'paired by itself (demo)' },
    { page: 'window display 窗口屏', address: `${origin}/screen/window?device=${hall}-w01`, account: 'paired by itself (demo)' },
    { page: 'console 窗口', address: `${origin}/console`, account: `${clerk} / ${password}` },
    { page: 'supervise 现场', address: `${origin}/supervise`, account: `${supervisor} / ${password}` },
    { page: 'resident 居民', address: `${origin}/sign-in`, account: `${resident.name} ${resident.phone} / ${code}` },
  ];
}

function staffRows(origin: string): Row[] {
  return [
    { page: 'console 窗口', address: `${origin}/console`, account: 'staff number and password' },
    { page: 'supervise 现场', address: `${origin}/supervise`, account: 'supervisor' },
  ];
}
