import { MessageContext } from '../../nats/message-context.ts';

/** What a consuming handler may know of its message beside the body: `@Ctx() context: DeliveryContext`. */
export class DeliveryContext extends MessageContext {
  constructor(
    subject: string,
    headers: Readonly<Record<string, string>>,
    readonly stream: string,
    /** Position in the stream. */
    readonly seq: number,
    /** `<stream>/<seq>/<n>` of the commit and event that told it; the same in every repetition. */
    readonly messageId: string,
    readonly deliveries: number,
  ) {
    super(subject, headers);
  }
}
