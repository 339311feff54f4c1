import { useText } from '@yimen/ui';
import { CaseHead } from './case-head.tsx';
import type { CaseAsk } from './case-model.ts';
import { caseTexts } from './case-texts.ts';

/** Number and query code. Posted, so that neither an address nor a log ever holds the code. */
export function AskPage({ model }: { readonly model: CaseAsk }) {
  const t = useText(caseTexts);
  const { fault, number, city } = model;
  const isWrong = fault === 'notFound' || fault === 'checkDigit';
  return (
    <>
      <CaseHead address={model.address} city={city} />
      <main className="case ask">
        <section className="state">
          <h1>{t('ask')}</h1>
          <p className="lead">{t('askHelp')}</p>
        </section>
        {fault && <Fault model={model} />}
        <form method="post" action={model.address.path} data-ask>
          <Input name="number" value={number} fault={isWrong} inputMode="numeric" maxLength={60} />
          <Input name="code" value="" fault={fault === 'notFound'} inputMode="text" maxLength={16} />
          <button className="ym-button act" type="submit">
            {t('show')}
          </button>
        </form>
        <p className="lost">
          <b>{t('lost')}</b> {t('lostHelp', { hotline: city?.hotline ?? '12345' })}
        </p>
      </main>
    </>
  );
}

function Fault({ model: { fault } }: { readonly model: CaseAsk }) {
  const t = useText(caseTexts);
  if (!fault) return null;
  const field = fault === 'notFound' || fault === 'checkDigit' ? 'number' : undefined;
  return (
    <div className="faults" role="alert" tabIndex={-1} id="faults">
      <h2>{t('faults')}</h2>
      <p>{field === undefined ? t(fault) : <a href={`#${field}`}>{t(fault)}</a>}</p>
    </div>
  );
}

interface InputProps {
  readonly name: 'number' | 'code';
  readonly value: string;
  readonly fault: boolean;
  readonly inputMode: 'numeric' | 'text';
  readonly maxLength: number;
}

function Input({ name, value, fault, inputMode, maxLength }: InputProps) {
  const t = useText(caseTexts);
  return (
    <p className="input">
      <label htmlFor={name}>{t(name)}</label>
      <input
        id={name}
        name={name}
        defaultValue={value}
        inputMode={inputMode}
        maxLength={maxLength}
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-describedby={`${name}-help`}
        aria-invalid={fault || undefined}
      />
      <span id={`${name}-help`}>{t(`${name}Help`)}</span>
    </p>
  );
}
