/** What a NATS handler may know of its message beside the body: `@Ctx() context: MessageContext`. */
export class MessageContext {
  constructor(
    readonly subject: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}
