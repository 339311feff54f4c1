import type { Principal } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import type { HallBook } from '../halls/hall-book.ts';
import type { HallFollower } from '../halls/hall-follower.ts';

/** The hall that a principal belongs to. Throws `Refusal` `wrong-hall` when it belongs to none of this city. */
export function getHall(book: HallBook, hall: string | undefined): HallFollower {
  const follower = hall === undefined ? undefined : book.find(hall);
  if (!follower) throw new Refusal('wrong-hall');
  return follower;
}

/** The hall's state. Throws `Refusal` `hall-not-followed` while the edge does not know it. */
export function getState(follower: HallFollower): NonNullable<HallFollower['state']> {
  if (!follower.state) throw new Refusal('hall-not-followed');
  return follower.state;
}

/** The hall of a principal's token. */
export const hallOf = (book: HallBook, principal: Principal | undefined): HallFollower => getHall(book, principal?.hall);
