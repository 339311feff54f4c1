import { Body, Controller, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { CallBody, FenceBody, HallAnswer, OpenWindowBody, PauseBody, ServeDirectBody, SetSkillsBody, WindowParams } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow, IdempotencyKeyHeader } from '@yimen/platform';
import type { z } from 'zod';
import { ToOwner } from '../routing/to-owner.interceptor.ts';
import { CallAtWindow } from '../use-cases/call-at-window.ts';
import { RunCommand } from '../use-cases/run-command.ts';

type AtWindow = z.infer<typeof WindowParams>;

/** A window: its clerk session, its calls, its skills. */
@Controller('halls/:hall/windows/:window')
@UseInterceptors(ToOwner)
export class WindowsController {
  constructor(
    private readonly calls: CallAtWindow,
    private readonly commands: RunCommand,
  ) {}

  @Post('calls')
  @Allow('queue.call')
  @About({ summary: 'Calls the next visitor, or one number with a reason', returns: HallAnswer, status: 201 })
  call(
    @Param({ schema: WindowParams }) at: AtWindow,
    @Body({ schema: CallBody }) body: CallBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.calls.run(at, key, body, by);
  }

  @Post('direct-services')
  @Allow('queue.serve')
  @About({ summary: 'Serves a person without a ticket', returns: HallAnswer, status: 201 })
  serveDirect(
    @Param({ schema: WindowParams }) at: AtWindow,
    @Body({ schema: ServeDirectBody }) body: ServeDirectBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.calls.direct(at, key, body, by);
  }

  @Post('sessions')
  @Allow('queue.window')
  @About({ summary: 'Opens the window for this clerk', returns: HallAnswer, status: 201 })
  open(
    @Param({ schema: WindowParams }) { hall, window }: AtWindow,
    @Body({ schema: OpenWindowBody }) body: OpenWindowBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'openWindow', ...body, window, clerkServices: [...by.skills] }, by);
  }

  @Post('pauses')
  @Allow('queue.window')
  @About({ summary: 'Pauses the window', returns: HallAnswer, status: 201 })
  pause(
    @Param({ schema: WindowParams }) { hall, window }: AtWindow,
    @Body({ schema: PauseBody }) body: PauseBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'pauseWindow', ...body, window }, by);
  }

  @Post('resumptions')
  @Allow('queue.window')
  @About({ summary: 'Resumes the window exactly as it was', returns: HallAnswer, status: 201 })
  resume(
    @Param({ schema: WindowParams }) { hall, window }: AtWindow,
    @Body({ schema: FenceBody }) body: FenceBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'resumeWindow', ...body, window }, by);
  }

  @Post('closures')
  @Allow('queue.window')
  @About({ summary: 'Closes the window', returns: HallAnswer, status: 201 })
  close(
    @Param({ schema: WindowParams }) { hall, window }: AtWindow,
    @Body({ schema: FenceBody }) body: FenceBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'closeWindow', ...body, window }, by);
  }

  @Put('skills')
  @Allow('queue.skills')
  @About({ summary: 'Sets what the window serves', returns: HallAnswer })
  setSkills(
    @Param({ schema: WindowParams }) { hall, window }: AtWindow,
    @Body({ schema: SetSkillsBody }) body: SetSkillsBody,
    @IdempotencyKeyHeader() key: string,
    @Actor() by: Principal,
  ) {
    return this.commands.run(hall, key, { type: 'setSkills', ...body, window }, by);
  }
}
