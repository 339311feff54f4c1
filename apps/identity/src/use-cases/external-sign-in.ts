import { Inject, Injectable, Logger } from '@nestjs/common';
import type { SignInKind } from '@yimen/contracts';
import { Refusal, SETTINGS } from '@yimen/platform';
import * as oidc from 'openid-client';
import type { Account } from '../accounts/account.ts';
import { Accounts } from '../accounts/accounts.ts';
import { TABLES } from '../config.ts';
import type { ExternalProvider, IdentitySettings, IdentityTables } from '../config.ts';
import { ExternalLogins } from '../store/external-logins.ts';

/** Where the other provider sends people back to. */
export const externalCallback = '/api/identity/external/callback';

/** Sign-in at the city's own identity provider: code flow with PKCE, state and nonce, answered as an account of ours. */
@Injectable()
export class ExternalSignIn {
  private readonly log = new Logger(ExternalSignIn.name);
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(
    private readonly accounts: Accounts,
    private readonly logins: ExternalLogins,
    @Inject(SETTINGS) private readonly settings: IdentitySettings,
    @Inject(TABLES) private readonly tables: IdentityTables,
  ) {}

  /** Begins for an interaction; returns the address at the other provider. */
  async begin(uid: string, kind: SignInKind): Promise<string> {
    const external = this.provider(kind);
    const verifier = oidc.randomPKCECodeVerifier();
    const nonce = oidc.randomNonce();
    const state = `${uid}.${oidc.randomState()}`;
    const config = await this.config(external);
    await this.logins.put(uid, { verifier, nonce, state, kind });
    return oidc.buildAuthorizationUrl(config, {
      redirect_uri: this.redirectUri,
      scope: external.scope,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      nonce,
      state,
    }).href;
  }

  /** Ends it with the query of the callback; `external-sign-in-failed` or `sign-in-failed` when no account of ours comes of it. */
  async complete(uid: string, query: string): Promise<Account> {
    const login = await this.logins.take(uid);
    if (!login) throw new Refusal('sign-in-expired');
    const external = this.provider(login.kind);
    const subject = await this.subjectOf(external, login, query);
    const account = login.kind === 'staff' ? this.accounts.findStaff(subject) : this.residentOf(subject);
    if (!account) throw new Refusal('sign-in-failed');
    return account;
  }

  /** The interaction that a state belongs to. */
  uidOf(state: string): string {
    return state.split('.')[0] ?? '';
  }

  private async subjectOf(
    external: ExternalProvider,
    login: { verifier: string; nonce: string; state: string },
    query: string,
  ): Promise<string> {
    try {
      const here = new URL(`${this.redirectUri}?${query}`);
      const tokens = await oidc.authorizationCodeGrant(await this.config(external), here, {
        pkceCodeVerifier: login.verifier,
        expectedNonce: login.nonce,
        expectedState: login.state,
        idTokenExpected: true,
      });
      const subject = tokens.claims()?.[external.claim];
      if (typeof subject === 'string' && subject !== '') return subject;
    } catch (error) {
      this.log.warn(`external sign-in: ${error instanceof Error ? error.name : 'failed'}`);
      throw new Refusal('external-sign-in-failed', undefined, { cause: error });
    }
    throw new Refusal('external-sign-in-failed');
  }

  private residentOf(subject: string): Account | undefined {
    const byId = this.accounts.find(subject);
    return byId?.kind === 'resident' ? byId : this.accounts.findResident(subject);
  }

  private provider(kind: SignInKind): ExternalProvider {
    const external = this.tables.externalProvider;
    if (!external?.kinds.includes(kind)) throw new Refusal('sign-in-elsewhere');
    return external;
  }

  private get redirectUri(): string {
    return new URL(externalCallback, this.settings.publicOrigin).href;
  }

  /** Asks the provider once; after a failure the next sign-in asks again. */
  private async config(external: ExternalProvider): Promise<oidc.Configuration> {
    this.discovered ??= discover(external);
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = undefined;
      throw new Refusal('external-sign-in-failed', undefined, { cause: error });
    }
  }
}

/** The library's switch for loopback; it carries a deprecation mark only to stand out, hence the look-up by name. */
const allowPlainHttp = Reflect.get(oidc, 'allowInsecureRequests');

/** Plain HTTP is for a provider on this machine only, as in development and tests. */
async function discover({ issuer, clientId, clientSecret }: ExternalProvider): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  const loopback = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const execute = loopback ? [allowPlainHttp] : [];
  const metadata = { client_secret: clientSecret, id_token_signed_response_alg: 'ES256' };
  return oidc.discovery(url, clientId, metadata, oidc.ClientSecretBasic(clientSecret), { execute, timeout: 5 });
}
