import type { DocumentRef } from '@yimen/contracts';
import { useText } from '@yimen/ui';
import type { CaseModel } from './case-model.ts';
import { caseTexts } from './case-texts.ts';
import type { CaseKey } from './case-texts.ts';

const names: Record<DocumentRef['kind'], CaseKey> = {
  receipt: 'receipt',
  acceptance: 'acceptanceNotice',
  refusal: 'refusal',
  delivery: 'deliveryNotice',
  withdrawal: 'withdrawal',
};

/** The papers of the office, each opened by a form that is posted: its query code never stands in an address. */
export function CaseDocuments({ model: { view, code } }: { readonly model: CaseModel }) {
  const t = useText(caseTexts);
  if (view.documents.length === 0) return null;
  return (
    <section className="documents">
      <h2>{t('documents')}</h2>
      {view.documents.map(({ id, kind }) => (
        <form key={id} method="post" action="/case" target="_blank" rel="noopener">
          <input type="hidden" name="number" value={view.number} />
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="document" value={id} />
          <button className="ym-button" type="submit">
            {t(names[kind])}
          </button>
        </form>
      ))}
    </section>
  );
}
