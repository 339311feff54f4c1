import { defineTexts } from '@yimen/ui/strings';

/** Words about items in a list: door and guide. */
export const itemWords = defineTexts('items', {
  nothing: { zh: '不用带', en: 'nothing to bring' },
  bring: { zh: '带 {{papers}} 份', en: 'bring {{papers}}' },
  atOnce: { zh: '当场办好', en: 'at once' },
  workingDays: { zh: '{{count}} 个工作日', en: { one: '1 working day', other: '{{count}} working days' } },
  days: { zh: '{{count}} 天', en: { one: '1 day', other: '{{count}} days' } },
  direct: { zh: '任一中心', en: 'any centre' },
  separated: { zh: '任一中心收件', en: 'any centre takes it in' },
  local: { zh: '到管辖地的中心', en: 'at the centre in charge' },
  found: { zh: '找到 {{count}} 项', en: { one: '1 matter found', other: '{{count}} matters found' } },
  notFound: { zh: '没有找到“{{query}}”', en: 'Nothing found for “{{query}}”' },
  noneOfThese: { zh: '都不是？打', en: 'None of these? Call' },
  orAsk: { zh: '，或到任一中心的服务台问。', en: ' or ask at any centre.' },
  tryBureau: { zh: '换个说法再找，或按办事的部门看：', en: 'Try another word, or look by bureau:' },
});
