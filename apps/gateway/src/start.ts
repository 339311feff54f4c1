import { startService } from '@yimen/platform';
import type { RunningApp } from '@yimen/platform';
import type { GatewaySettings } from './config.ts';
import { configureGateway } from './configure-gateway.ts';
import { GatewayModule } from './gateway.module.ts';
import type { Tunnel } from './tunnel/tunnel.ts';

/** Starts the gateway. It needs no service to be there: what is away is answered 503 until it comes. */
export async function start(settings: GatewaySettings): Promise<RunningApp> {
  let tunnel: Tunnel | undefined;
  const app = await startService({
    name: 'gateway',
    settings,
    module: GatewayModule,
    configure: async (nest) => {
      tunnel = await configureGateway(nest, settings);
    },
  });
  const stop = async (): Promise<void> => {
    tunnel?.close();
    await app.stop();
  };
  return { name: app.name, url: app.url, stop };
}
