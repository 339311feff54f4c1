import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { HallId, HallSettings, Notices, Playlist } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow } from '@yimen/platform';
import { ChangeHallSettings } from '../use-cases/change-hall-settings.ts';
import { ReadHallSettings } from '../use-cases/read-hall-settings.ts';

/** Notices and playlist of a hall: settings of the display edge, told to all edges at once. */
@Controller('halls/:hall')
export class SettingsController {
  constructor(
    private readonly changeSettings: ChangeHallSettings,
    private readonly readSettings: ReadHallSettings,
  ) {}

  @Get('settings')
  @Allow('display.load')
  @About({ summary: 'Notices and playlist of a hall', returns: HallSettings })
  read(@Param('hall', { schema: HallId }) hall: string): HallSettings {
    return this.readSettings.run(hall);
  }

  @Put('notices')
  @Allow('display.notices')
  @About({ summary: 'Replaces the notices of a hall', returns: HallSettings })
  notices(@Param('hall', { schema: HallId }) hall: string, @Body({ schema: Notices }) notices: Notices, @Actor() actor: Principal) {
    return this.changeSettings.run(hall, notices, actor);
  }

  @Put('playlist')
  @Allow('display.notices')
  @About({ summary: 'Replaces the playlist of a hall', returns: HallSettings })
  playlist(@Param('hall', { schema: HallId }) hall: string, @Body({ schema: Playlist }) playlist: Playlist, @Actor() actor: Principal) {
    return this.changeSettings.run(hall, playlist, actor);
  }
}
