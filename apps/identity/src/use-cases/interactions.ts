import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { identityClients } from '@yimen/contracts';
import type { SignInInteraction } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import { errors } from 'oidc-provider';
import type { Interaction, InteractionResults } from 'oidc-provider';
import { Accounts } from '../accounts/accounts.ts';
import { TABLES } from '../config.ts';
import type { IdentityTables } from '../config.ts';
import { DemoMode } from '../demo/demo-mode.ts';
import { ProviderHost } from '../provider/provider-host.ts';
import { endSession } from './end-session.ts';
import { SignIn } from './sign-in.ts';

/** Request and answer as Node has them: the provider reads and writes its cookies there. */
export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/** Sign-ins under way: what is asked of a person, and handing the answer back to the provider. */
@Injectable()
export class Interactions {
  constructor(
    private readonly host: ProviderHost,
    private readonly accounts: Accounts,
    private readonly signIn: SignIn,
    private readonly demo: DemoMode,
    @Inject(TABLES) private readonly tables: IdentityTables,
  ) {}

  /** The interaction of this address, if this browser began it; `sign-in-expired` otherwise. */
  async get(uid: string, { req, res }: Exchange): Promise<Interaction> {
    try {
      const interaction = await this.host.provider.interactionDetails(req, res);
      if (interaction.uid === uid) return interaction;
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
    }
    throw new Refusal('sign-in-expired');
  }

  /** What the sign-in page needs to know. */
  async describe(uid: string, exchange: Exchange): Promise<SignInInteraction> {
    const { prompt, params, exp, session } = await this.get(uid, exchange);
    const external = this.tables.externalProvider;
    const account = prompt.name === 'consent' && session ? this.accounts.find(session.accountId) : undefined;
    return {
      uid,
      prompt: prompt.name === 'consent' ? 'consent' : 'login',
      client: { id: String(params.client_id), name: this.nameOf(String(params.client_id)) },
      kinds: this.signIn.kinds,
      ...(external ? { external: { name: external.name, kinds: external.kinds } } : {}),
      ...(typeof params.login_hint === 'string' ? { hint: params.login_hint.slice(0, 60) } : {}),
      ...(account ? { account: { name: account.name }, scopes: typeof params.scope === 'string' ? params.scope.split(' ') : [] } : {}),
      demo: this.demo.on,
      expiresAt: exp * 1000,
    };
  }

  /** Says who signed in. Somebody else's session in this browser ends first. Returns where to go next. */
  async finishLogin(interaction: Interaction, accountId: string, exchange: Exchange): Promise<string> {
    if (interaction.session && interaction.session.accountId !== accountId) await this.dropSession(interaction, exchange);
    return this.finish({ login: { accountId } }, exchange);
  }

  /** Gives or refuses consent to what a client of another system asks. Returns where to go next. */
  async finishConsent(interaction: Interaction, accept: boolean, exchange: Exchange): Promise<string> {
    if (!accept) return this.finish({ error: 'access_denied', error_description: 'refused by the person' }, exchange);
    const accountId = interaction.session?.accountId;
    if (interaction.prompt.name !== 'consent' || accountId === undefined) throw new Refusal('sign-in-expired');
    const { provider } = this.host;
    const known = interaction.grantId ? await provider.Grant.find(interaction.grantId) : undefined;
    const grant = known ?? new provider.Grant({ accountId, clientId: String(interaction.params.client_id) });
    const { missingOIDCScope, missingOIDCClaims } = interaction.prompt.details as {
      missingOIDCScope?: string[];
      missingOIDCClaims?: string[];
    };
    if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
    if (missingOIDCClaims) grant.addOIDCClaims(missingOIDCClaims);
    return this.finish({ consent: { grantId: await grant.save() } }, exchange);
  }

  /** Gives up; the client is told `access_denied`. */
  async abort(exchange: Exchange): Promise<string> {
    return this.finish({ error: 'access_denied', error_description: 'given up by the person' }, exchange);
  }

  private async finish(result: InteractionResults, { req, res }: Exchange): Promise<string> {
    const next = new URL(await this.host.provider.interactionResult(req, res, result, { mergeWithLastSubmission: !('error' in result) }));
    return next.pathname + next.search;
  }

  private async dropSession(interaction: Interaction, { req, res }: Exchange): Promise<void> {
    await endSession(this.host.provider, { req, res });
    delete interaction.session;
    await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  }

  private nameOf(clientId: string): SignInInteraction['client']['name'] {
    if (clientId === identityClients.web) return { zh: '一门', en: 'One Door' };
    return this.tables.relyingParties.find((party) => party.id === clientId)?.name ?? { zh: clientId, en: clientId };
  }
}
