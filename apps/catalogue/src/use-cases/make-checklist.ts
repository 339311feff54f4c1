import { Injectable } from '@nestjs/common';
import type { Answers, Checklist, ItemVersion } from '@yimen/contracts';
import { checklistOf, findSituation, fullChecklist, papersToBring } from '@yimen/domain-catalogue';
import type { ChecklistLine, SituationResult } from '@yimen/domain-catalogue';
import { Refusal } from '@yimen/platform';
import { CityGuide } from '../store/city-guide.ts';
import { ItemShelf } from '../store/item-shelf.ts';
import { deadlinesFrom } from './deadlines.ts';

/** What to bring for a set of answers: the text is the same that the clerk sees. */
@Injectable()
export class MakeChecklist {
  constructor(
    private readonly shelf: ItemShelf,
    private readonly guide: CityGuide,
  ) {}

  /** Throws `item-unknown`, `item-not-in-force`, `answers-refused`, `catalogue-loading`. */
  run(item: string, answers: Answers, on?: string): Checklist {
    const day = on ?? this.guide.today();
    const version = this.shelf.versionOn(item, day);
    const result = findSituation(this.shelf.finderOf(version.content), answers);
    if (result.kind === 'refused') throw new Refusal('answers-refused', { faults: result.faults });
    if (result.kind === 'undecided') throw new Error(`${item}: ${result.matches.length} situations for one set of answers`);
    const { content, contentHash } = version;
    const deadlines = deadlinesFrom(this.guide.calendarFor(content.bureau.code), content, day);
    return { item: version.item, version: version.version, contentHash, ...resultOf(version, result), deadlines };
  }
}

type Settled = Extract<SituationResult, { kind: 'found' | 'open' }>;

function resultOf({ content }: ItemVersion, result: Settled): Pick<Checklist, 'situation' | 'next' | 'lines' | 'papersToBring'> {
  if (result.kind === 'open') {
    const possible = { materials: content.materials, situations: [...result.possible] };
    return { next: result.next, lines: fullChecklist(possible).map(onWire) };
  }
  const { code, names } = result.situation;
  const lines = checklistOf(content, result.situation);
  return { situation: { code, names }, lines: lines.map(onWire), papersToBring: papersToBring(lines) };
}

function onWire({ situations, ...line }: ChecklistLine): Checklist['lines'][number] {
  return { ...line, waivers: [...line.waivers], forms: [...line.forms], ...(situations ? { situations: [...situations] } : {}) };
}
