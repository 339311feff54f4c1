import type { Field } from '../content/field.ts';
import type { ItemContent } from '../content/item-content.ts';
import type { Finding } from './finding.ts';
import { finding } from './finding.ts';

/** L10, L14: the fields of an item. */
export function* lintForm(content: ItemContent, claims: ReadonlyMap<string, ReadonlySet<string>>): Generator<Finding> {
  const { item, fields, situations } = content;
  const listed = new Set(
    situations.flatMap(({ lines }) =>
      lines.flatMap(({ waivers }) => waivers.flatMap((waiver) => (waiver.ground === 'credential' ? [waiver.type] : []))),
    ),
  );
  const named = JSON.stringify([content.conditions, content.jurisdiction, fields.map(({ visible, required }) => [visible, required])]);
  for (const field of fields) {
    const at = { file: 'fields', key: [item, field.id] };
    const type = fillableBy(field, listed, claims);
    if (type !== undefined) yield finding('L10', { ...at, column: 'prefill', value: field.id }, `${type} has it`);
    if (field.sentTo.length === 0 && !named.includes(`"fields.${field.id}"`))
      yield finding('L14', { ...at, column: 'sent_to', value: field.id });
  }
}

/** A credential type of the checklist that has a claim of the field's name, while the field is filled from no credential at all. */
function fillableBy(field: Field, listed: ReadonlySet<string>, claims: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  if (field.prefill.some((source) => source.kind === 'credential')) return undefined;
  const claim = field.id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [...listed].sort().find((type) => claims.get(type)?.has(claim));
}
