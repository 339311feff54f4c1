import type { ItemContent } from '../content/item-content.ts';
import type { Finding } from './finding.ts';
import { finding } from './finding.ts';

/** Names under which anything may be asked for. */
const catchAll =
  /^(?:其他|其它)(?:相关|有关|所需|必要|需要)?的?(?:证明)?(?:材料|资料|文件)|(?:等|及其他|及其它)(?:相关|有关)?(?:证明)?(?:材料|资料|文件)$/;

/** L03, L07, L08, L11: the papers of an item. */
export function* lintPapers(content: ItemContent): Generator<Finding> {
  for (const material of content.materials) {
    const at = (column: string, value: string) => ({ file: 'materials', key: [material.code], column, value });
    if (material.legalBasis.trim() === '') yield finding('L07', at('legal_basis_zh', material.names.zh), 'legal basis');
    if (material.acceptanceStandard.trim() === '')
      yield finding('L07', at('acceptance_standard_zh', material.names.zh), 'acceptance standard');
    if (catchAll.test(material.names.zh)) yield finding('L08', at('name_zh', material.names.zh));
    if (material.forms.includes('original') && material.forms.includes('copy')) yield finding('L11', at('forms', material.forms.join('|')));
  }
  yield* lintWaivers(content);
}

function* lintWaivers({ item, materials, situations }: ItemContent): Generator<Finding> {
  const issuedHere = new Map(materials.flatMap(({ code, issuerBureau }) => (issuerBureau ? [[code, issuerBureau] as const] : [])));
  for (const situation of situations)
    for (const line of situation.lines) {
      const bureau = issuedHere.get(line.material);
      const at = { file: 'item-materials', key: [item, situation.code, line.material], column: 'waivers', value: line.material };
      if (bureau !== undefined && line.waivers.length === 0) yield finding('L03', at, `issued by ${bureau}`);
    }
}
