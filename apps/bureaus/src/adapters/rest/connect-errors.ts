import type { NotSentReason } from '@yimen/domain-exchanges';

const reasons: Readonly<Record<string, NotSentReason>> = {
  EGRESS_REFUSED: 'egress',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  ETIMEDOUT: 'connect-timeout',
};

const tlsCode = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO)/;

/** Why a connection did not come about. It never did, so nothing was sent: the reason is for people and for the breaker. */
export function classifyConnectError(error: unknown): NotSentReason {
  const { code = '', cause } = (error ?? {}) as { code?: string; cause?: unknown };
  if (reasons[code] !== undefined) return reasons[code];
  if (tlsCode.test(code)) return 'tls';
  return cause === undefined ? 'refused' : classifyConnectError(cause);
}
