import type {
  Field,
  ItemContent,
  Material,
  MaterialLine,
  Option,
  PrefillSource,
  Question,
  RuleJson,
  Situation,
  Waiver,
} from '@yimen/domain-catalogue';
import type { CityPack } from '../city-pack.ts';
import type { ItemMaterialRow, ItemRow, MaterialRow } from '../tables/items.ts';
import type { FieldRow, QuestionRow } from '../tables/rules.ts';

/** Rows of a pack by item, made once for all items. */
interface Parts {
  readonly pack: CityPack;
  readonly materials: ReadonlyMap<string, MaterialRow>;
  readonly lines: ReadonlyMap<string, readonly ItemMaterialRow[]>;
}

/** The content of every item of a pack, by slug: what the catalogue publishes and a case pins. */
export function composeItems(pack: CityPack): ReadonlyMap<string, ItemContent> {
  const lines = Map.groupBy(pack.itemMaterials, (line) => `${line.item} ${line.situation}`);
  const parts: Parts = { pack, materials: new Map(pack.materials.map((material) => [material.code, material])), lines };
  return new Map(pack.items.map((item) => [item.slug, compose(parts, item)]));
}

function compose(parts: Parts, item: ItemRow): ItemContent {
  const { pack } = parts;
  const of = <T extends { readonly item: string }>(rows: readonly T[]) => rows.filter((row) => row.item === item.slug);
  const situations = of(pack.situations).map((row) => situationOf(parts, row));
  const used = new Set(situations.flatMap((situation) => situation.lines.map((line) => line.material)));
  const conditions = of(pack.rules).map(({ id, effect, rule, text, legalBasisZh }) => ({
    id,
    effect,
    rule: asJson(rule),
    text,
    legalBasis: legalBasisZh,
  }));
  const fields = of(pack.fields).sort(byOrder).map(fieldOf);
  const jurisdiction = of(pack.jurisdiction).map(({ basis, rule, office, text }) => ({ basis, rule: asJson(rule), office, text }));
  const named = JSON.stringify([conditions, fields, jurisdiction]);
  return {
    ...identityOf(pack, item),
    ...termsOf(item),
    jurisdiction,
    questions: of(pack.questions).sort(byOrder).map(questionOf),
    situations,
    materials: [...used].sort().flatMap((code) => materialOf(parts.materials.get(code)) ?? []),
    fields,
    conditions,
    facts: pack.facts
      .filter((fact) => named.includes(`"${fact.fact}"`))
      .map(({ fact, type, options, names, source }) => ({ fact, type, options, names, source })),
  };
}

const byOrder = (a: { readonly order: number }, b: { readonly order: number }) => a.order - b.order;
const asJson = (rule: readonly [string, ...unknown[]]) => rule as unknown as RuleJson;

function identityOf(pack: CityPack, item: ItemRow) {
  const bureau = pack.bureaus.find((row) => row.code === item.bureau);
  if (!bureau) throw new Error(`bureau ${item.bureau} is not in the pack`);
  const type = pack.codeLists.find((row) => row.list === 'item-type' && row.code === item.type);
  return {
    item: item.slug,
    handlingCode: item.code,
    implementationCode: item.implementationCode,
    basicCode: item.basicCode,
    names: item.names,
    aliases: pack.aliases.filter((row) => row.item === item.slug).map((row) => row.alias),
    bureau: { code: bureau.code, names: bureau.names, shortZh: bureau.shortZh, creditCode: bureau.creditCode },
    system: item.system,
    kind: item.kind,
    type: { code: item.type, names: type?.names ?? { zh: item.type, en: item.type } },
    mode: item.mode,
    scope: item.scope,
    handling: item.handling,
    channels: item.channels,
    visits: item.visits,
    audience: item.audience,
    lifeEvents: item.lifeEvents,
    serviceGroup: item.serviceGroup,
    weight: item.weight,
    retentionYears: item.retentionYears,
    illustrative: item.verified !== 'yes',
  };
}

function termsOf(item: ItemRow) {
  const { acceptanceDays, supplementDays, deliveryDays, extensionDays, silenceAccepts, afterSupplement } = item;
  return {
    clocks: {
      statutory: { n: item.statutoryN, unit: item.statutoryUnit },
      promised: { n: item.promisedN, unit: item.promisedUnit },
      acceptanceDays,
      supplementDays,
      deliveryDays,
      extensionDays,
      silenceAccepts,
      afterSupplement,
    },
    special: item.special.map((step) => {
      const [kind = '', limitDays = '', counts] = step.split(':');
      return { kind: kind as ItemContent['special'][number]['kind'], limitDays: Number(limitDays), counts: counts === 'yes' };
    }),
    legalBasis: item.legalBasisZh
      .split('；')
      .filter(Boolean)
      .map((title) => ({ title })),
    fee: { charged: item.feeFen > 0, amountFen: item.feeFen, basis: item.feeBasisZh },
    results: [{ name: item.resultNameZh, kind: item.resultKind, ...(item.credentialType ? { credentialType: item.credentialType } : {}) }],
  };
}

function situationOf(parts: Parts, row: CityPack['situations'][number]): Situation {
  const lines = [...(parts.lines.get(`${row.item} ${row.code}`) ?? [])].sort(byOrder);
  return { code: row.code, names: row.names, rule: asJson(row.rule), order: row.order, lines: lines.map((line) => lineOf(parts, line)) };
}

function lineOf({ pack, materials }: Parts, { material, necessity, count, waivers, order }: ItemMaterialRow): MaterialLine {
  const paper = materials.get(material);
  return { material, necessity, count, order, waivers: waivers.flatMap((ground) => (paper && waiverOf(pack, paper, ground)) ?? []) };
}

/** The ground of a waiver with its source; a ground that the material does not support is left out (the lint of the pack tells). */
function waiverOf(pack: CityPack, paper: MaterialRow, ground: ItemMaterialRow['waivers'][number]): Waiver | undefined {
  if (ground === 'no-basis' || ground === 'commitment') return { ground };
  if (ground === 'credential') {
    const type = pack.credentialTypes.find((row) => row.code === paper.credentialType);
    return type && { ground, type: type.code, names: type.names, claims: paper.credentialClaims, maxAgeDays: type.maxAgeDays };
  }
  const query = pack.sharings.find((row) => row.code === paper.sharing);
  return (
    query && { ground, query: query.code, names: query.names, bureau: query.bureau, claims: query.claims, maxAgeDays: query.maxAgeDays }
  );
}

function materialOf(row: MaterialRow | undefined): Material | undefined {
  if (!row) return undefined;
  const { code, names, kind, forms, issuer, source } = row;
  const bureau = row.issuerBureau ? { issuerBureau: row.issuerBureau } : {};
  return {
    code,
    names,
    kind,
    forms,
    issuer,
    ...bureau,
    source,
    acceptanceStandard: row.acceptanceStandardZh,
    legalBasis: row.legalBasisZh,
  };
}

function optionsOf({ optionCodes, optionNames }: Pick<FieldRow | QuestionRow, 'optionCodes' | 'optionNames'>): Option[] {
  return optionCodes.map((code, i) => ({ code, names: { zh: optionNames.zh[i] ?? code, en: optionNames.en[i] ?? '' } }));
}

function questionOf(row: QuestionRow): Question {
  const { id, order, text, help, visible } = row;
  return { id, order, text, ...(help.zh ? { help } : {}), ...(visible ? { visible: asJson(visible) } : {}), options: optionsOf(row) };
}

function fieldOf(row: FieldRow): Field {
  const { id, type, label, help, visible, required, readRoles, writeRoles, lockedWhenVerified, sentTo } = row;
  return {
    id,
    type,
    label,
    ...(help.zh ? { help } : {}),
    ...(visible ? { visible: asJson(visible) } : {}),
    required: typeof required === 'boolean' ? required : asJson(required),
    ...(row.default ? { default: row.default } : {}),
    options: optionsOf(row),
    constraints: row.constraints ?? {},
    prefill: row.prefill.map(prefillOf),
    readRoles,
    writeRoles,
    lockedWhenVerified,
    sentTo,
  };
}

/** `case`, `credential:<type>.<claim>` or `sharing:<query>`. */
function prefillOf(source: string): PrefillSource {
  const [, type, claim] = /^credential:([^.]+)\.(.+)$/.exec(source) ?? [];
  if (type !== undefined && claim !== undefined) return { kind: 'credential', type, claim };
  return source === 'case' ? { kind: 'case' } : { kind: 'sharing', query: source.slice('sharing:'.length) };
}
