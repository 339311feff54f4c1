import { createParamDecorator } from '@nestjs/common';
import { principalIn } from './principal-in.ts';

/** Who asks, from the verified token: `@Actor() actor: Principal`. Undefined only on public routes asked without a token. */
export const Actor = createParamDecorator((_: unknown, context) => principalIn(context));
