import { Injectable } from '@nestjs/common';
import type { CanActivate } from '@nestjs/common';
import { Refusal } from '@yimen/platform';
import { StartUp } from '../store/start-up.ts';

/** Takes nothing before the store is in shape: without its unique keys a repeated press would take effect twice. */
@Injectable()
export class PreparedGuard implements CanActivate {
  constructor(private readonly startUp: StartUp) {}

  canActivate(): boolean {
    if (!this.startUp.ready) throw new Refusal('service-unavailable');
    return true;
  }
}
