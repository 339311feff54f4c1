import type { SystemRow } from '@yimen/city-pack';
import type { CodeTable } from '@yimen/domain-exchanges';
import type { Adapter } from '../adapters/port.ts';
import { RestCodec } from '../adapters/rest/codec.ts';
import { RestAdapter } from '../adapters/rest/rest-adapter.ts';
import { signerOf } from '../adapters/rest/sign.ts';
import type { Reach } from '../egress/allowed-address.ts';
import { pinnedDispatcher } from '../egress/dispatcher.ts';
import { keyNameOf } from './exchange-data.ts';

export interface TransportParts {
  readonly row: SystemRow;
  readonly codes: CodeTable;
  readonly secret: string;
  readonly address: URL;
  readonly reach: Reach;
}

export interface Transport {
  readonly adapter: Adapter;
  readonly close: () => Promise<void>;
}

/** How an adapter is put together, by the transport of the row. A system over a known transport is a row, a mapping and a secret. */
export const transports: Readonly<Partial<Record<SystemRow['transport'], (parts: TransportParts) => Transport>>> = { rest };

function rest({ row, codes, secret, address, reach }: TransportParts): Transport {
  const { system, connectMs, answerMs, concurrency, maxAnswerKib } = row;
  const dispatcher = pinnedDispatcher({ origin: address, reach, connectMs, answerMs, connections: concurrency });
  const adapter = new RestAdapter({
    system,
    can: { query: row.dedupe !== 'none', cancel: row.cancel, ledger: row.ledger === 'page' },
    dispatcher,
    codec: new RestCodec({ keyName: keyNameOf(row), keyLength: row.keyLength, codes }),
    sign: signerOf(row.auth, secret),
    maxBytes: maxAnswerKib * 1024,
  });
  return { adapter, close: () => dispatcher.destroy() };
}
