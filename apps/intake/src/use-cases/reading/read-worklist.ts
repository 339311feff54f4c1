import { Injectable } from '@nestjs/common';
import type { Principal, Worklist, WorklistName, WorklistQuery, WorklistRow } from '@yimen/contracts';
import { readClocks } from '@yimen/domain-cases';
import { Clock, Refusal } from '@yimen/platform';
import { z } from 'zod';
import { CityFacts } from '../../city/city-facts.ts';
import { CaseKeys } from '../../store/case-keys.ts';
import { Worklists } from '../../store/read-models/worklists.ts';
import type { Place } from '../../store/read-models/worklists.ts';
import type { WorklistView } from '../../store/read-models/worklist-rows.ts';
import { clockView } from '../../views/parts.ts';
import { staffOf } from '../staff.ts';

const defaultLimit = 50;
const Cursor = z.tuple([z.iso.date(), z.string().regex(/^[0-9]{12,52}$/)]);

/** Reads a worklist of the asker's own centre. Lists show the person masked. */
@Injectable()
export class ReadWorklist {
  constructor(
    private readonly lists: Worklists,
    private readonly keys: CaseKeys,
    private readonly city: CityFacts,
    private readonly clock: Clock,
  ) {}

  /** Throws `malformed` for a cursor that this house did not make. */
  async run(name: WorklistName, { cursor, limit = defaultLimit }: WorklistQuery, principal: Principal | undefined): Promise<Worklist> {
    const { centre } = staffOf(principal);
    const [views, counts] = await Promise.all([
      this.lists.page(centre, name, cursor === undefined ? undefined : placeOf(cursor), limit + 1),
      this.lists.counts(centre),
    ]);
    const shown = views.slice(0, limit);
    const rows = await this.rows(shown);
    const last = shown.at(-1);
    return { name, centre, at: this.clock.now(), rows, counts, ...(views.length > limit && last ? { next: cursorOf(last) } : {}) };
  }

  private async rows(views: readonly WorklistView[]): Promise<WorklistRow[]> {
    const seals = await this.keys.sealsOf(views.map((view) => view.on.number));
    return views.map((view) => this.row(view, seals.get(view.on.number)?.openShown(view.on.shown).name ?? '*'));
  }

  private row({ on, clock }: WorklistView, who: string): WorklistRow {
    const runs = clock ? { [clock.name]: clock.run } : {};
    const [reading] = readClocks(runs, this.city.calendarFor(on.item.bureau), this.clock.now(), this.city.timeZone);
    const waiting = on.orders.findLast((order) => order.notice !== undefined);
    return {
      number: on.number,
      seq: on.seq,
      state: on.state,
      ...(on.outcome ? { outcome: on.outcome } : {}),
      item: { code: on.item.code, names: on.item.names },
      who,
      receivedOn: on.receivedOn,
      receivingCentre: on.receivingCentre,
      since: on.since,
      light: reading?.light ?? 'green',
      ...(reading ? { clock: clockView(reading) } : {}),
      openLines: on.checklist.filter((line) => line.state === 'open' && line.necessity === 'required').length,
      ...(waiting?.notice ? { notice: waiting.notice } : {}),
    };
  }
}

function cursorOf({ due, on }: WorklistView): string {
  return Buffer.from(JSON.stringify([due, on.number])).toString('base64url');
}

function placeOf(cursor: string): Place {
  try {
    const [due, number] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { due, number };
  } catch (cause) {
    throw new Refusal('malformed', { reason: 'cursor' }, { cause });
  }
}
