import { Body, Controller, Get, Post, UseFilters } from '@nestjs/common';
import { SigningKeys } from '@yimen/contracts';
import { About, Allow } from '@yimen/platform';
import { z } from 'zod';
import { ProviderHost } from '../provider/provider-host.ts';
import { StoreAwayFilter } from './store-away.filter.ts';

const Nothing = z.strictObject({});

/** The keys that sign tokens, for the key custodian. */
@Controller('keys')
@UseFilters(StoreAwayFilter)
export class KeysController {
  constructor(private readonly host: ProviderHost) {}

  @Get()
  @Allow('identity.keys')
  @About({ summary: 'Signing keys and their state', returns: SigningKeys })
  list(): SigningKeys {
    return { keys: this.host.keys.map(({ kid, state, since }) => ({ kid, state, since: since.getTime() })) };
  }

  @Post('rotations')
  @Allow('identity.keys')
  @About({ summary: 'Turn the key ring now', returns: SigningKeys, status: 201 })
  async rotate(@Body({ schema: Nothing }) _body: z.infer<typeof Nothing>): Promise<SigningKeys> {
    await this.host.rotate();
    return this.list();
  }
}
