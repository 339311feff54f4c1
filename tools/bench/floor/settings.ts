/** What a floor process is told by the bench through its environment. */
export interface FloorSettings {
  readonly mongoUri: string;
  readonly natsUrl: string;
  readonly natsUser: string | undefined;
  readonly natsPassword: string | undefined;
  readonly subject: string;
}

export function floorSettings(env: NodeJS.ProcessEnv): FloorSettings {
  const { FLOOR_MONGODB_URI: mongoUri, FLOOR_NATS_URL: natsUrl, FLOOR_SUBJECT: subject } = env;
  if (!mongoUri || !natsUrl || !subject) throw new Error('the floor program needs FLOOR_MONGODB_URI, FLOOR_NATS_URL and FLOOR_SUBJECT');
  return { mongoUri, natsUrl, subject, natsUser: env.FLOOR_NATS_USER, natsPassword: env.FLOOR_NATS_PASSWORD };
}
