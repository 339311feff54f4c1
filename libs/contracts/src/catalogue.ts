export * from './catalogue/deadlines.ts';
export * from './catalogue/item-name.ts';
export { Answers, ChecklistBody, ChecklistLine, ChecklistRequest, Checklist } from './catalogue/checklist.ts';
export {
  ItemGetRequest,
  ItemList,
  ItemPage,
  ItemParams,
  ItemQuery,
  ItemSummary,
  ItemVersion,
  NamedCode,
  OnQuery,
  SearchHelp,
} from './catalogue/items.ts';
export * from './catalogue/centres.ts';
