import { Body, Controller, Get, Post, UseFilters } from '@nestjs/common';
import { DemoAccounts, DemoPairing, DemoPairingRequest } from '@yimen/contracts';
import { About, Allow, Refusal } from '@yimen/platform';
import { Accounts } from '../accounts/accounts.ts';
import { DemoMode } from '../demo/demo-mode.ts';
import { PairDemoDevice } from '../use-cases/pair-demo-device.ts';
import { StoreAwayFilter } from './store-away.filter.ts';

/** What makes a demo easy to enter. Outside the demo these addresses do not exist. */
@Controller('demo')
@UseFilters(StoreAwayFilter)
export class DemoController {
  constructor(
    private readonly demo: DemoMode,
    private readonly accounts: Accounts,
    private readonly pair: PairDemoDevice,
  ) {}

  @Get('accounts')
  @Allow('identity.sign-in')
  @About({ summary: 'Invented people and how they sign in (demo only)', returns: DemoAccounts })
  list(): DemoAccounts {
    this.requireDemo();
    const { code, password } = this.demo;
    const residents = this.accounts.all.filter((account) => account.kind === 'resident');
    const staff = this.accounts.all.filter((account) => account.kind === 'staff');
    return {
      residents: residents.map(({ id, name, idNumber = '', phone, traits }) => ({ id, name, idNumber, phone, code, traits: [...traits] })),
      staff: staff.map(({ id, name, roles, hall, bureau, window }) => ({ id, name, roles: [...roles], hall, bureau, window, password })),
    };
  }

  @Post('pairings')
  @Allow('identity.sign-in')
  @About({ summary: 'A device code that is approved already (demo only)', returns: DemoPairing, status: 201 })
  async pairings(@Body({ schema: DemoPairingRequest }) { device }: DemoPairingRequest): Promise<DemoPairing> {
    this.requireDemo();
    return this.pair.run(device);
  }

  private requireDemo(): void {
    if (!this.demo.on) throw new Refusal('not-found');
  }
}
