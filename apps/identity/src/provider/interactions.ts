import { identityClients } from '@yimen/contracts';
import type { Grant, Interaction, KoaContextWithOIDC } from 'oidc-provider';
import { interactionPolicy } from 'oidc-provider';
import { grantCity } from './resources.ts';

/** The sign-in under way has its own address, and with it its own cookie: two tabs do not disturb each other. It leads on to the page. */
export function interactionUrl(_ctx: KoaContextWithOIDC, interaction: Interaction): string {
  return `/api/identity/interactions/${interaction.uid}?page=sign-in`;
}

/** The default policy without the question that native clients cause: ours are told apart by address, not by application type. */
export function interactionRules(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.remove('native_client_prompt');
  return policy;
}

/** What a person has agreed to at a client. The pages of the house need no consent: using them is the purpose. */
export async function existingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, session, provider, result } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const known = grantId ? await provider.Grant.find(grantId) : undefined;
  if (known?.accountId === session.accountId && known.clientId === client.clientId) return known;
  if (client.clientId !== identityClients.web) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grantCity(grant);
  await grant.save();
  return grant;
}
