import type { ExecutionContext } from '@nestjs/common';
import type { Principal } from '@yimen/contracts';

const PRINCIPAL = Symbol('principal');

interface Carrier {
  [PRINCIPAL]?: Principal | undefined;
}

/** Remembers who asks on the request, message context or socket that a handler runs for. */
export function rememberPrincipal(context: ExecutionContext, principal: Principal | undefined): void {
  carrierOf(context)[PRINCIPAL] = principal;
}

/** Who asks, as the guard found out. */
export function principalIn(context: ExecutionContext): Principal | undefined {
  return carrierOf(context)[PRINCIPAL];
}

function carrierOf(context: ExecutionContext): Carrier {
  switch (context.getType()) {
    case 'http':
      return context.switchToHttp().getRequest<Carrier>();
    case 'rpc':
      return context.switchToRpc().getContext<Carrier>();
    case 'ws':
      return context.switchToWs().getClient<Carrier>();
  }
}
