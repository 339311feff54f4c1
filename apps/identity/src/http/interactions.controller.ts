import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import {
  ExternalLoginRequest,
  InteractionParams,
  LoginRequest,
  NextStep,
  SignInConsent,
  SignInInteraction,
  identityPaths,
} from '@yimen/contracts';
import { About, Allow } from '@yimen/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ExternalSignIn } from '../use-cases/external-sign-in.ts';
import { Interactions } from '../use-cases/interactions.ts';
import type { Exchange } from '../use-cases/interactions.ts';
import { SignIn } from '../use-cases/sign-in.ts';
import { SameOriginGuard } from './same-origin.guard.ts';
import { StoreAwayFilter } from './store-away.filter.ts';

const Nothing = z.strictObject({});

const DescribeQuery = z.strictObject({ page: z.literal('sign-in').optional() });
type DescribeQuery = z.infer<typeof DescribeQuery>;

/** The sign-in page's side of the provider's interactions. Each has its own cookie, which only these addresses see. */
@Controller('interactions/:uid')
@UseFilters(StoreAwayFilter)
@UseGuards(SameOriginGuard)
export class InteractionsController {
  constructor(
    private readonly interactions: Interactions,
    private readonly signIn: SignIn,
    private readonly external: ExternalSignIn,
  ) {}

  /** The provider sends the browser here with `page`, and it goes on to the sign-in page; the page asks here what is wanted. */
  @Get()
  @Allow('identity.sign-in')
  @About({ summary: 'What a sign-in under way asks for', returns: SignInInteraction })
  async describe(
    @Param({ schema: InteractionParams }) { uid }: InteractionParams,
    @Query({ schema: DescribeQuery }) { page }: DescribeQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInInteraction | undefined> {
    reply.header('cache-control', 'no-store');
    if (page === undefined) return this.interactions.describe(uid, exchangeOf(request, reply));
    void reply.redirect(`${identityPaths.signInPage}?interaction=${uid}`, 303);
    return undefined;
  }

  @Post('login')
  @HttpCode(200)
  @Allow('identity.sign-in')
  @About({ summary: 'Sign in as resident or staff', returns: NextStep })
  async login(
    @Param({ schema: InteractionParams }) { uid }: InteractionParams,
    @Body({ schema: LoginRequest }) body: LoginRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NextStep> {
    const exchange = exchangeOf(request, reply);
    const interaction = await this.interactions.get(uid, exchange);
    const account = await this.signIn.run(body, request.ip);
    return { next: await this.interactions.finishLogin(interaction, account.id, exchange) };
  }

  @Post('consent')
  @HttpCode(200)
  @Allow('identity.sign-in')
  @About({ summary: 'Agree or refuse to let another system know who signed in', returns: NextStep })
  async consent(
    @Param({ schema: InteractionParams }) { uid }: InteractionParams,
    @Body({ schema: SignInConsent }) body: SignInConsent,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NextStep> {
    const exchange = exchangeOf(request, reply);
    const interaction = await this.interactions.get(uid, exchange);
    return { next: await this.interactions.finishConsent(interaction, body.accept, exchange) };
  }

  @Post('abort')
  @HttpCode(200)
  @Allow('identity.sign-in')
  @About({ summary: 'Give up a sign-in', returns: NextStep })
  async abort(
    @Param({ schema: InteractionParams }) { uid }: InteractionParams,
    @Body({ schema: Nothing }) _body: z.infer<typeof Nothing>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NextStep> {
    const exchange = exchangeOf(request, reply);
    await this.interactions.get(uid, exchange);
    return { next: await this.interactions.abort(exchange) };
  }

  @Post('external')
  @HttpCode(200)
  @Allow('identity.sign-in')
  @About({ summary: 'Go to the city’s other identity provider', returns: NextStep })
  async beginExternal(
    @Param({ schema: InteractionParams }) { uid }: InteractionParams,
    @Body({ schema: ExternalLoginRequest }) body: ExternalLoginRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NextStep> {
    await this.interactions.get(uid, exchangeOf(request, reply));
    return { next: await this.external.begin(uid, body.kind) };
  }
}

/** Node's own request and answer; cookies that the provider sets go onto Fastify's answer, which is what is sent. */
export function exchangeOf(request: FastifyRequest, reply: FastifyReply): Exchange {
  return { req: request.raw, res: reply.raw };
}
