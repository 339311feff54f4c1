import { Body, Controller, Delete, Get, HttpCode, Param, Post, UseFilters } from '@nestjs/common';
import {
  HallDevice,
  HallDeviceParams,
  HallDevices,
  HallDevicesParams,
  PairingApproval,
  PairingDenial,
  PendingPairing,
  UserCodeParams,
} from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow } from '@yimen/platform';
import { HallDevicesOf } from '../use-cases/hall-devices.ts';
import { PairingRequests } from '../use-cases/pairing-requests.ts';
import { StoreAwayFilter } from './store-away.filter.ts';

/** Pairing of screens and kiosks, for supervisors of their hall. */
@Controller()
@UseFilters(StoreAwayFilter)
export class DevicesController {
  constructor(
    private readonly requests: PairingRequests,
    private readonly devices: HallDevicesOf,
  ) {}

  @Get('pairings/:userCode')
  @Allow('identity.pair')
  @About({ summary: 'The device that shows this code', returns: PendingPairing })
  describe(@Param({ schema: UserCodeParams }) { userCode }: UserCodeParams): Promise<PendingPairing> {
    return this.requests.describe(userCode);
  }

  @Post('pairings/:userCode/approval')
  @Allow('identity.pair')
  @About({ summary: 'Approve a device for a place of the own hall', returns: HallDevice, status: 201 })
  async approve(
    @Param({ schema: UserCodeParams }) { userCode }: UserCodeParams,
    @Body({ schema: PairingApproval }) { device }: PairingApproval,
    @Actor() actor: Principal,
  ): Promise<HallDevice | undefined> {
    const pairing = await this.requests.approve(userCode, device, actor);
    const { devices } = await this.devices.list(pairing.device.hall);
    return devices.find((place) => place.device === device);
  }

  @Post('pairings/:userCode/denial')
  @HttpCode(204)
  @Allow('identity.pair')
  @About({ summary: 'Refuse a device', status: 204 })
  deny(
    @Param({ schema: UserCodeParams }) { userCode }: UserCodeParams,
    @Body({ schema: PairingDenial }) _body: PairingDenial,
  ): Promise<void> {
    return this.requests.deny(userCode);
  }

  @Get('halls/:hall/devices')
  @Allow('identity.pair')
  @About({ summary: 'Device places of a hall and what is paired there', returns: HallDevices })
  list(@Param({ schema: HallDevicesParams }) { hall }: HallDevicesParams): Promise<HallDevices> {
    return this.devices.list(hall);
  }

  @Delete('halls/:hall/devices/:device')
  @HttpCode(204)
  @Allow('identity.pair')
  @About({ summary: 'Revoke what is paired at a place, at once', status: 204 })
  revoke(@Param({ schema: HallDeviceParams }) { hall, device }: HallDeviceParams): Promise<void> {
    return this.devices.revoke(hall, device);
  }
}
