import { Body, Controller, Delete, Param, Post, UseInterceptors } from '@nestjs/common';
import { CancelBody, EmptyBody, HallAnswer, TokenParams } from '@yimen/contracts';
import { About, Allow, IdempotencyKeyHeader } from '@yimen/platform';
import type { z } from 'zod';
import { ToOwner } from '../routing/to-owner.interceptor.ts';
import { HoldersTicket } from '../use-cases/holders-ticket.ts';

type AtToken = z.infer<typeof TokenParams>;

/** What the holder of a ticket may do from the phone, by the token of the QR code alone. */
@Controller('halls/:hall/phone-tickets/:token')
@UseInterceptors(ToOwner)
export class HolderController {
  constructor(private readonly own: HoldersTicket) {}

  @Delete()
  @Allow('queue.holder')
  @About({ summary: 'Cancels one’s own ticket while it waits', returns: HallAnswer })
  cancel(
    @Param({ schema: TokenParams }) at: AtToken,
    @Body({ schema: CancelBody.optional() }) body: CancelBody | undefined,
    @IdempotencyKeyHeader() key: string,
  ) {
    return this.own.cancel(at, key, body ?? {});
  }

  @Post('holds')
  @Allow('queue.holder')
  @About({ summary: 'Gives ten more minutes, once', returns: HallAnswer, status: 201 })
  defer(@Param({ schema: TokenParams }) at: AtToken, @Body({ schema: EmptyBody }) body: EmptyBody, @IdempotencyKeyHeader() key: string) {
    return this.own.defer(at, key, body);
  }
}
