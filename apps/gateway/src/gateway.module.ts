import { Module } from '@nestjs/common';

/** The gateway has no handlers of its own: what it does is declared in `configure-gateway.ts`, before any service is asked. */
@Module({})
export class GatewayModule {}
