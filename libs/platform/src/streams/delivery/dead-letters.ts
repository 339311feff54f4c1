import { jetstream } from '@nats-io/jetstream';
import type { JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { subjects } from '@yimen/contracts';
import type { DeadLetter, DeadReason } from '@yimen/contracts';
import { encode, outgoingHeaders } from '../../nats/wire.ts';
import { TRACE_HEADER } from '../../trace/trace.ts';

/** Who gives a message up, and where it came from. */
export interface DeadLetterOrigin {
  readonly service: string;
  readonly durable: string;
}

/** Message id header of NATS, by which streams drop repetitions. */
export const MESSAGE_ID_HEADER = 'Nats-Msg-Id';

/**
 * Writes a message that cannot be handled to DEAD_LETTERS, whole and under an id of its own, so that a repetition is dropped. Must
 * succeed before the message is terminated: an error leaves the message with the stream.
 */
export async function writeDeadLetter(
  connection: NatsConnection,
  origin: DeadLetterOrigin,
  message: JsMsg,
  why: { readonly reason: DeadReason; readonly code?: string | undefined },
): Promise<void> {
  const letter: DeadLetter = {
    service: origin.service,
    stream: message.info.stream,
    durable: origin.durable,
    seq: message.seq,
    subject: message.subject,
    ...field('messageId', message.headers?.get(MESSAGE_ID_HEADER)),
    deliveries: message.info.deliveryCount,
    reason: why.reason,
    ...field('code', why.code),
    at: Date.now(),
    ...field('trace', message.headers?.get(TRACE_HEADER)),
    body: Buffer.from(message.data).toString('base64'),
  };
  await jetstream(connection, { checkAPI: false }).publish(subjects.dead.letter(origin.service, message.subject), encode(letter), {
    msgID: `dead/${origin.service}/${letter.stream}/${letter.seq}`,
    headers: outgoingHeaders(),
  });
}

function field<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return (value ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}
