import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { InteractionParams, InteractionUid } from '@yimen/contracts';
import { About, Allow } from '@yimen/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ExternalSignIn } from '../use-cases/external-sign-in.ts';
import { Interactions } from '../use-cases/interactions.ts';
import { exchangeOf } from './interactions.controller.ts';
import { StoreAwayFilter } from './store-away.filter.ts';

/** What an authorization server may add to the redirect (RFC 6749 4.1.2, RFC 9207). */
const CallbackQuery = z.strictObject({
  state: z.string().regex(/^[\w-]{16,64}\.[\w-]{16,200}$/),
  code: z.string().max(2000).optional(),
  iss: z.string().max(300).optional(),
  session_state: z.string().max(300).optional(),
  scope: z.string().max(300).optional(),
  error: z.string().max(100).optional(),
  error_description: z.string().max(500).optional(),
  error_uri: z.string().max(300).optional(),
});
type CallbackQuery = z.infer<typeof CallbackQuery>;

/** The way back from the city's other identity provider: first to the one registered address, then to the interaction whose cookie proves the browser. */
@Controller()
@UseFilters(StoreAwayFilter)
export class ExternalController {
  constructor(
    private readonly interactions: Interactions,
    private readonly external: ExternalSignIn,
  ) {}

  @Get('external/callback')
  @Allow('identity.sign-in')
  @About({ summary: 'Where the other identity provider sends people back to' })
  callback(@Query({ schema: CallbackQuery }) query: CallbackQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const uid = InteractionUid.parse(this.external.uidOf(query.state));
    void reply.redirect(`/api/identity/interactions/${uid}/external?${queryOf(request)}`, 303);
  }

  @Get('interactions/:uid/external')
  @Allow('identity.sign-in')
  @About({ summary: 'Completes a sign-in at the other identity provider' })
  async complete(
    @Param({ schema: InteractionParams }) { uid }: InteractionParams,
    @Query({ schema: CallbackQuery }) _query: CallbackQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const exchange = exchangeOf(request, reply);
    const interaction = await this.interactions.get(uid, exchange);
    const account = await this.external.complete(uid, queryOf(request));
    void reply.redirect(await this.interactions.finishLogin(interaction, account.id, exchange), 303);
  }
}

function queryOf(request: FastifyRequest): string {
  return request.url.slice(request.url.indexOf('?') + 1);
}
