/** An app that serves. `stop` ends it within the drain limit and leaves nothing open. */
export interface RunningApp {
  readonly name: string;
  /** Where it listens, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  stop(): Promise<void>;
}
