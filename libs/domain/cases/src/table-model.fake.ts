/**
 * A second, smaller idea of a case, written from the table of spec/intake.md 3 alone: state, and the few facts that its guards name.
 * It shares no code with the product; random runs compare the two.
 */
export interface ModelCase {
  state: string;
  outcome?: string;
  settled: boolean;
  /** Orders at the bureau that have no end yet. */
  open: number;
  ordered: boolean;
  results: boolean;
  asked: boolean;
}

/** One command of a run: what it is, who gives it, and the flags that its guards look at. */
export interface ModelStep {
  command: string;
  role: string;
  fit: boolean;
}

const roles: Record<string, string[]> = {
  receive: ['clerk', 'resident'],
  addMaterial: ['clerk', 'acceptor'],
  accept: ['clerk', 'acceptor'],
  refuse: ['acceptor'],
  acknowledge: ['system'],
  answer: ['system'],
  close: ['clerk', 'clock'],
  deliver: ['clerk', 'system'],
  withdraw: ['clerk', 'resident'],
  cancelled: ['system'],
  void: ['supervisor'],
};
const phase1 = ['RECEIVED', 'TRANSFERRED', 'SUPPLEMENT'];
const phase2 = ['ACCEPTED', 'REVIEW', 'SPECIAL', 'EXTENDED'];
const from: Record<string, string[]> = {
  addMaterial: phase1,
  accept: ['RECEIVED'],
  refuse: ['RECEIVED'],
  close: ['DECIDED'],
  deliver: ['CLOSED', 'REFUSED', 'TERMINATED'],
  withdraw: [...phase1, ...phase2],
  void: ['RECEIVED'],
};

/** The case after a step, or the word for why nothing happened. */
export function step(on: ModelCase | undefined, { command, role, fit }: ModelStep): ModelCase | 'table' | 'who' | 'guard' {
  if (!on) {
    if (command !== 'receive') return 'table';
    if (!roles.receive?.includes(role)) return 'who';
    return fit ? { state: 'RECEIVED', settled: false, open: 0, ordered: false, results: false, asked: false } : 'guard';
  }
  const word = command === 'acknowledge' || command === 'answer' || command === 'cancelled';
  if (command === 'receive' || (word ? phase1.includes(on.state) : !from[command]?.includes(on.state))) return 'table';
  if (!roles[command]?.includes(role)) return 'who';
  return word ? wordOf(on, command, fit) : actOf(on, command, role, fit);
}

/** A bureau's word is always kept; what it moves depends on the state. */
function wordOf(on: ModelCase, command: string, fit: boolean): ModelCase {
  if (command === 'acknowledge')
    return on.state === 'ACCEPTED' && on.ordered ? { ...on, state: 'REVIEW', open: 1 } : { ...on, open: on.ordered ? 1 : 0 };
  if (command === 'cancelled')
    return phase2.includes(on.state) && on.asked ? { ...on, state: 'WITHDRAWN', outcome: 'withdrawn', open: 0 } : { ...on, open: 0 };
  const decides = ['ACCEPTED', 'REVIEW', 'EXTENDED'].includes(on.state) && on.ordered;
  return decides ? { ...on, state: 'DECIDED', outcome: 'granted', open: 0, results: fit } : { ...on, open: 0 };
}

function actOf(on: ModelCase, command: string, role: string, fit: boolean): ModelCase | 'guard' {
  if (command === 'addMaterial') return { ...on, settled: true };
  if (command === 'accept') return on.settled && fit ? { ...on, state: 'ACCEPTED', ordered: true, open: 1 } : 'guard';
  if (command === 'refuse') return fit ? { ...on, state: 'REFUSED', outcome: 'refused' } : 'guard';
  if (command === 'close') return on.open === 0 && on.results ? { ...on, state: 'CLOSED' } : 'guard';
  if (command === 'deliver') return fit ? { ...on, state: 'DELIVERED' } : 'guard';
  if (command === 'void') return fit ? { ...on, state: 'VOID', outcome: 'void' } : 'guard';
  if ((!fit && role !== 'resident') || on.asked) return 'guard';
  return on.ordered ? { ...on, asked: true } : { ...on, state: 'WITHDRAWN', outcome: 'withdrawn' };
}
