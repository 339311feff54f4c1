import { Body, Controller, Get, HttpCode, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { Me, SignOutRequest } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow, Refusal } from '@yimen/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Subjects } from '../devices/subjects.ts';
import { ProviderHost } from '../provider/provider-host.ts';
import { endSession } from '../use-cases/end-session.ts';
import { exchangeOf } from './interactions.controller.ts';
import { SameOriginGuard } from './same-origin.guard.ts';
import { StoreAwayFilter } from './store-away.filter.ts';

/** One's own account and session. */
@Controller()
@UseFilters(StoreAwayFilter)
export class AccountController {
  constructor(
    private readonly subjects: Subjects,
    private readonly host: ProviderHost,
  ) {}

  @Get('me')
  @Allow('identity.me')
  @About({ summary: 'Who I am', returns: Me })
  async me(@Actor() actor: Principal): Promise<Me> {
    const account = await this.subjects.findSubject(actor.id);
    if (!account && !actor.roles.includes('partner')) throw new Refusal('not-signed-in');
    const name = account?.name ?? { zh: actor.name ?? actor.id, en: actor.name ?? actor.id };
    return {
      id: actor.id,
      name,
      roles: [...actor.roles],
      hall: actor.hall,
      bureau: actor.bureau,
      skills: [...actor.skills],
      window: account?.window,
      device: actor.device,
      expiresAt: actor.expiresAt * 1000,
    };
  }

  /** Works without a token: a page whose token ran out must still be able to sign its person out. */
  @Post('sign-out')
  @HttpCode(204)
  @UseGuards(SameOriginGuard)
  @Allow('identity.sign-in')
  @About({ summary: 'End the session of this browser', status: 204 })
  async signOut(
    @Body({ schema: SignOutRequest }) _body: SignOutRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await endSession(this.host.provider, exchangeOf(request, reply));
  }
}
