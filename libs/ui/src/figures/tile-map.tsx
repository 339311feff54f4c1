import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { countText, rangeFigures } from '../format/figures.ts';
import type { MinuteRange } from '../format/figures.ts';
import { useText } from '../strings/use-text.ts';
import { words } from '../strings/words.ts';
import { loadStep, nextTile } from './tiles.ts';

export interface Tile {
  readonly id: string;
  readonly name: string;
  /** Place on the grid, from 1; from the city pack. */
  readonly row: number;
  readonly column: number;
  readonly waiting?: number | undefined;
  readonly range?: MinuteRange | undefined;
  /** Its figures are old: hatched, with the time. */
  readonly staleSince?: string | undefined;
  /** Nothing was ever heard of it: hatched, with the word. */
  readonly isUnknown?: boolean;
}

interface TileMapProps {
  readonly label: string;
  readonly tiles: readonly Tile[];
  readonly onOpen?: (id: string) => void;
}

/** One equal tile a district; the longer the wait, the brighter. Arrows move; readers get a table. */
export function TileMap({ label, tiles, onOpen }: TileMapProps) {
  const map = useRef<HTMLUListElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    const from = (event.target as HTMLElement).dataset.tile;
    const to = from === undefined ? undefined : nextTile(tiles, from, event.key);
    if (!to) return;
    event.preventDefault();
    map.current?.querySelector<HTMLElement>(`[data-tile="${CSS.escape(to.id)}"]`)?.focus();
  }
  return (
    <div className="ym-map">
      <ul ref={map} aria-label={label} onKeyDown={onKeyDown}>
        {tiles.map((tile, index) => (
          <li key={tile.id} style={{ gridRow: tile.row, gridColumn: tile.column }}>
            <MapTile tile={tile} first={index === 0} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface MapTileProps {
  readonly tile: Tile;
  readonly first: boolean;
  readonly onOpen: ((id: string) => void) | undefined;
}

function MapTile({ tile, first, onOpen }: MapTileProps) {
  const t = useText(words);
  return (
    <button
      type="button"
      data-tile={tile.id}
      data-load={isOld(tile) ? 'stale' : loadStep(tile.range)}
      tabIndex={first ? 0 : -1}
      onClick={() => onOpen?.(tile.id)}
    >
      <b>{tile.name}</b>
      <span>
        <Waiting tile={tile} />
      </span>
      <span className="fig">
        {tile.range ? rangeFigures(tile.range) : '—'}
        {tile.range && <small>{t('minutes')}</small>}
      </span>
    </button>
  );
}

function isOld({ staleSince, isUnknown = false }: Tile): boolean {
  return isUnknown || staleSince !== undefined;
}

function Waiting({ tile }: { readonly tile: Tile }) {
  const t = useText(words);
  if (tile.staleSince !== undefined) return t('standsAt', { time: tile.staleSince });
  if (tile.isUnknown || tile.waiting === undefined) return t('unknown');
  return (
    <>
      {countText(tile.waiting)}
      <i className="unit"> {t('people')}</i>
    </>
  );
}

/** The same figures as a table, for those who cannot see the map. */
export function TileTable({ label, tiles }: Omit<TileMapProps, 'onOpen'>) {
  const t = useText(words);
  return (
    <table className="fold-away">
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">{t('district')}</th>
          <th scope="col">{t('waiting')}</th>
          <th scope="col">{t('wait')}</th>
        </tr>
      </thead>
      <tbody>
        {tiles.map((tile) => (
          <tr key={tile.id}>
            <th scope="row">{tile.name}</th>
            <td>{tile.waiting ?? t('unknown')}</td>
            <td>{tile.range ? `${rangeFigures(tile.range)} ${t('minutes')}` : t('unknown')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
