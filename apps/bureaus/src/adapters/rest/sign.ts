import { createHmac, randomBytes } from 'node:crypto';

/** How a request shows who sends it: the header lines of one call. */
export type Signer = (body: Buffer) => Readonly<Record<string, string>>;

const signers: Readonly<Record<string, (secret: string) => Signer>> = {
  none: () => () => ({}),
  bearer: (secret) => () => ({ authorization: `Bearer ${secret}` }),
  basic: (secret) => () => ({ authorization: `Basic ${Buffer.from(secret, 'utf8').toString('base64')}` }),
  hmac: (secret) => (body) => {
    const [timestamp, nonce] = [String(Date.now()), randomBytes(16).toString('hex')];
    const signature = createHmac('sha256', secret).update(`${timestamp}.${nonce}.`).update(body).digest('hex');
    return { 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature };
  },
};

/** The signer of a system's row. Throws on a kind that HTTP does not know. */
export function signerOf(auth: string, secret: string): Signer {
  const signer = signers[auth];
  if (!signer) throw new RangeError(`no way to sign HTTP with ${auth}`);
  return signer(secret);
}
