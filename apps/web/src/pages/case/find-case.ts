import { Problem, PublicCaseView } from '@yimen/contracts';
import type { PageRequest } from '../../server/render.ts';
import type { CaseFault } from './case-model.ts';

const answerWithinMs = 2_500;
const codeHeader = 'x-query-code';

export type FoundCase = { readonly kind: 'found'; readonly view: PublicCaseView } | { readonly kind: CaseFault };

/** Asks intake with number and code. The code travels in a header, never in an address. */
export async function findCase({ fetch: ask }: Pick<PageRequest, 'fetch'>, number: string, code: string): Promise<FoundCase> {
  if (!/^[0-9]{8,60}$/.test(number) || !/^[0-9A-Za-z][0-9A-Za-z -]{3,15}$/.test(code)) return { kind: 'notFound' };
  try {
    const response = await ask(`/api/intake/query/${number}`, {
      headers: { [codeHeader]: code },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const body: unknown = await response.json();
    const view = response.ok ? PublicCaseView.safeParse(body) : undefined;
    return view?.success ? { kind: 'found', view: view.data } : { kind: faultOf(body) };
  } catch {
    return { kind: 'away' };
  }
}

function faultOf(body: unknown): CaseFault {
  const problem = Problem.safeParse(body);
  if (!problem.success) return 'away';
  const { code, status } = problem.data;
  if (code === 'query-locked') return 'locked';
  if (code === 'case-number-check-digit') return 'checkDigit';
  if (status === 429) return 'busy';
  return status < 500 ? 'notFound' : 'away';
}

/** A document of the case as the paper that it is; nothing when number, code and document do not belong together. */
export async function readPaper(
  { fetch: ask }: Pick<PageRequest, 'fetch'>,
  document: string,
  number: string,
  code: string,
): Promise<string | undefined> {
  if (!new RegExp(`^${number}-[a-z]{1,20}$`).test(document)) return undefined;
  try {
    const response = await ask(`/api/intake/documents/${document}.html`, {
      headers: { [codeHeader]: code },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
