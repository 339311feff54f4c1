import { NatsService, natsAccess } from '@yimen/contracts';
import type { CitySystems } from '@yimen/contracts';
import { userPermissionsOf } from './user-permissions.ts';
import type { UserPermissions } from './user-permissions.ts';

export interface ServerConfigOptions {
  /** Systems of the city pack: each has a command stream. */
  readonly city: CitySystems;
  /** Password of each user. */
  readonly passwordOf: (service: NatsService | 'system') => string;
  /** Acknowledge only what is on the disk; for production, at a tenth of the speed. */
  readonly syncAlways?: boolean;
  /** Most bytes of stream data; must be below the disk. */
  readonly maxFileStore?: number;
}

/** User and password of one service. */
export interface NatsCredential {
  readonly user: string;
  readonly password: string;
}

/** One account with JetStream and a user a service, whose rights are those of the table in contracts. */
export function natsServerConfig(options: ServerConfigOptions): string {
  const access = natsAccess(options.city);
  const users = NatsService.options.map((service) =>
    userBlock({ user: service, password: options.passwordOf(service) }, userPermissionsOf(service, access[service])),
  );
  return `# Generated from the table in libs/contracts; changes here are lost.
${jetStreamBlock(options)}accounts {
  YIMEN {
    jetstream: enabled
    users: [
${users.join('\n')}
    ]
  }
  SYS { users: [ { user: system, password: ${quoted(options.passwordOf('system'))} } ] }
}
system_account: SYS
`;
}

/** The users of a configuration by service, to hand to each as `natsUser` and `natsPassword`. */
export function natsCredentials(passwordOf: ServerConfigOptions['passwordOf']): Readonly<Record<NatsService, NatsCredential>> {
  const entries = NatsService.options.map((service) => [service, { user: service, password: passwordOf(service) }] as const);
  return Object.fromEntries(entries) as Record<NatsService, NatsCredential>;
}

function jetStreamBlock({ syncAlways, maxFileStore }: ServerConfigOptions): string {
  const lines = [...(syncAlways ? ['sync_interval: always'] : []), ...(maxFileStore ? [`max_file_store: ${maxFileStore}`] : [])];
  return lines.length > 0 ? `jetstream { ${lines.join(', ')} }\n` : '';
}

function userBlock({ user, password }: NatsCredential, permissions: UserPermissions): string {
  const answers = permissions.answers ? ', allow_responses: { max: 1, expires: "10s" }' : '';
  return `      { user: ${quoted(user)}, password: ${quoted(password)}, permissions: {
        publish: ${list(permissions.publish)}
        subscribe: ${list(permissions.subscribe)}${answers} } }`;
}

function list(subjects: readonly string[]): string {
  return subjects.length > 0 ? `{ allow: [${subjects.map(quoted).join(', ')}] }` : '{ deny: ">" }';
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
