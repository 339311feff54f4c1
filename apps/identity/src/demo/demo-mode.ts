/** Whether invented people may sign in, and with what. Off in production (config). */
export class DemoMode {
  constructor(
    readonly on: boolean,
    /** Six digits that stand for the message on a resident's telephone. */
    readonly code: string,
    /** The password of every invented member of staff. */
    readonly password: string,
  ) {}
}
