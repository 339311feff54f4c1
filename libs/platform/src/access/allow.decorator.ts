import { SetMetadata } from '@nestjs/common';
import type { PermissionName } from '@yimen/contracts';

export const ALLOW = 'yimen:allow';

/** Names the permission that a handler needs. A route without it stops the start. */
export const Allow = (permission: PermissionName) => SetMetadata(ALLOW, permission);
