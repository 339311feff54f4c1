import type { Bilingual, Device, Role, SignInKind } from '@yimen/contracts';

/** Somebody or something that can hold a token. */
export interface Account {
  /** Subject of its tokens: the pack's id of a person or member of staff, `device:<place>.<pairing>` for a device. */
  readonly id: string;
  readonly kind: SignInKind | 'device';
  readonly name: Bilingual;
  readonly roles: readonly Role[];
  readonly hall?: string | undefined;
  readonly bureau?: string | undefined;
  readonly skills: readonly string[];
  readonly window?: string | undefined;
  readonly device?: Device | undefined;
  /** What a resident signs in by. */
  readonly idNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly traits: readonly string[];
}
