import type { Contracts } from '../contracts.ts';
import { code, generatedNote, table } from './table.ts';

/** docs/reference/permissions.md: who may do what. */
export function permissionPage({ permissions }: Contracts): string {
  const rows = Object.entries(permissions).map(([name, { roles, reach, about }]) => [
    code(name),
    about,
    reach === 'public' ? 'anyone' : roles.join(', '),
    reach,
  ]);
  return `# Permissions

${generatedNote}

The one table of \`libs/contracts/src/permissions.ts\`, which guards of HTTP, NATS and Socket.IO ask alike. Reach \`own-hall\`: only in the
hall of the token or device; \`own\`: only what belongs to the asker, 404 otherwise; \`any\`: everywhere; \`public\`: no token needed.

${table(['permission', 'what', 'who', 'reach'], rows)}
`;
}
