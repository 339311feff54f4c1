import type { Answer, CodeTable, ResultFacts, UnknownReason } from '@yimen/domain-exchanges';
import { parseStrictJson } from '@yimen/platform';
import { z } from 'zod';
import { wireKey } from '../wire-key.ts';
import type { HttpReply } from './exchange-bytes.ts';

export type Unusable = Extract<UnknownReason, 'unreadable' | 'content-type' | 'encoding' | 'foreign-number' | 'code-not-mapped'>;

/** What an answer says, in our words. */
export interface Said {
  readonly key: string;
  readonly bureauRef: string;
  readonly state: 'open' | 'decided' | 'cancelled';
  readonly answer?: Answer | undefined;
}

export interface CodecSettings {
  /** Name of the field that carries the key. */
  readonly keyName: string;
  readonly keyLength: number;
  readonly codes: CodeTable;
}

const Problem = z.strictObject({ code: z.string().min(1).max(60), text: z.string().max(400) });

const answerFields = {
  ref: z.string().min(1).max(40),
  status: z.string().max(40),
  decision: z.string().max(40).optional(),
  reason: z.string().max(40).optional(),
  decidedAt: z.iso.datetime({ offset: true }).optional(),
  resultNo: z.string().max(60).optional(),
  validUntil: z.iso.date().optional(),
};
type AnswerFields = z.infer<z.ZodObject<typeof answerFields>>;

const states = { open: 'open', decided: 'decided', cancelled: 'cancelled' } as const;

/** Reads and writes the one shape of a REST system under a strict schema. Unmapped words are never guessed. */
export class RestCodec {
  readonly #settings: CodecSettings;
  readonly #schema: z.ZodType<AnswerFields & Record<string, unknown>>;

  constructor(settings: CodecSettings) {
    this.#settings = settings;
    this.#schema = z.strictObject({ ...answerFields, [settings.keyName]: z.string().min(1).max(64) });
  }

  keyOnWire(key: string): string {
    return wireKey(key, this.#settings.keyLength);
  }

  /** The exact bytes of an order. */
  write(key: string, item: string, body: Readonly<Record<string, unknown>>): Buffer {
    return Buffer.from(JSON.stringify({ [this.#settings.keyName]: this.keyOnWire(key), item, ...body }), 'utf8');
  }

  /** The answer to a question about one key; another case's number is not applied to either. */
  readAbout(key: string, reply: HttpReply, result: ResultFacts): Said | Unusable {
    const said = this.read(reply, result);
    if (typeof said === 'string') return said;
    return said.key === this.keyOnWire(key) ? said : 'foreign-number';
  }

  read(reply: HttpReply, result: ResultFacts): Said | Unusable {
    const value = jsonOf(reply);
    return typeof value === 'string' ? value : this.readValue(value.json, result);
  }

  /** One answer or ledger row that was parsed already. */
  readValue(value: unknown, result: ResultFacts): Said | Unusable {
    const parsed = this.#schema.safeParse(value);
    if (!parsed.success) return 'unreadable';
    const state = this.#settings.codes.ours('status', parsed.data.status);
    if (state === undefined || !(state in states)) return 'code-not-mapped';
    const key = String(parsed.data[this.#settings.keyName]);
    const said = { key, bureauRef: parsed.data.ref, state: state as Said['state'] };
    if (state !== 'decided') return said;
    const answer = this.#answerOf(parsed.data, result);
    return typeof answer === 'string' ? answer : { ...said, answer };
  }

  /** Code and words of a refusal. */
  readProblem(reply: HttpReply): z.infer<typeof Problem> | Unusable {
    const value = jsonOf(reply);
    if (typeof value === 'string') return value;
    const parsed = Problem.safeParse(value.json);
    return parsed.success ? parsed.data : 'unreadable';
  }

  #answerOf({ ref, decision, reason, decidedAt, resultNo, validUntil }: AnswerFields, result: ResultFacts): Answer | Unusable {
    if (decision === undefined || decidedAt === undefined) return 'unreadable';
    const { codes } = this.#settings;
    const outcome = codes.ours('decision', decision);
    const ours = reason === undefined ? undefined : codes.ours('reason', reason);
    if (outcome === undefined || (reason !== undefined && ours === undefined)) return 'code-not-mapped';
    if (outcome === 'denied' && ours === undefined) return 'unreadable';
    const given = {
      ...result,
      ...(resultNo === undefined ? {} : { number: resultNo }),
      ...(validUntil === undefined ? {} : { validUntil }),
    };
    return {
      bureauRef: ref,
      outcome: outcome as Answer['outcome'],
      decidedAt: Date.parse(decidedAt),
      results: outcome === 'denied' ? [] : [given],
      ...(ours === undefined ? {} : { reason: ours }),
    };
  }
}

/** Strict about the type, the encoding and the JSON: no key twice, nothing that a double cannot hold, no replacement characters. */
function jsonOf({ headers, body }: HttpReply): { json: unknown } | Unusable {
  const [type = '', ...parameters] = String(headers['content-type'] ?? '')
    .toLowerCase()
    .split(/\s*;\s*/);
  if (type !== 'application/json') return 'content-type';
  if (parameters.some((parameter) => parameter.startsWith('charset=') && parameter !== 'charset=utf-8')) return 'encoding';
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return 'encoding';
  try {
    return { json: parseStrictJson(body) };
  } catch {
    return 'unreadable';
  }
}
