import { NextStep, Problem, SignInInteraction } from '@yimen/contracts';
import type { LoginRequest, SignInKind } from '@yimen/contracts';

/** A refusal of identity that the person reads: code and both sentences. */
export class SignInRefused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

const base = (uid: string) => `/api/identity/interactions/${encodeURIComponent(uid)}`;

/** What is asked in this sign-in. */
export async function fetchInteraction(uid: string): Promise<SignInInteraction> {
  return SignInInteraction.parse(await answerOf(await fetch(base(uid))));
}

/** Says who one is; the answer is the address to go on to. */
export async function postLogin(uid: string, login: LoginRequest): Promise<string> {
  return NextStep.parse(await post(`${base(uid)}/login`, login)).next;
}

/** Goes to the city's other identity provider instead. */
export async function postExternal(uid: string, kind: SignInKind): Promise<string> {
  return NextStep.parse(await post(`${base(uid)}/external`, { kind })).next;
}

async function post(url: string, body: unknown): Promise<unknown> {
  return answerOf(await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }));
}

async function answerOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  const problem = Problem.safeParse(body);
  if (problem.success && response.status < 500) throw new SignInRefused(problem.data);
  throw new Error(`identity answered ${response.status}`);
}
