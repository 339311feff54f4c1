import type { FormInput } from '@yimen/contracts';
import { Button, Field, useLanguage, useText } from '@yimen/ui';
import { caseTexts } from '../case-texts.ts';
import type { InputProps } from './form-inputs.tsx';

const mostRows = 20;
type Row = Readonly<Record<string, string>>;

/** People named in a form: name, identity number, relation. One for a person field, up to twenty for a group. */
export function GroupInput({ field, value, error, onChange }: InputProps) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const isGroup = field.type === 'group';
  const rows = rowsOf(value);
  const shown = rows.length > 0 ? rows : [{}];
  const send = (next: readonly Row[]) => onChange(inputOf(next, isGroup));
  const change = (at: number, part: Row) => send(shown.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="group">
      <legend>{language === 'en' ? field.label.en : field.label.zh}</legend>
      {shown.map((row, index) => (
        <div key={index} className="row">
          <Field label={t('name')} value={row.name ?? ''} maxLength={60} onChange={(name) => change(index, { name })} />
          <Field label={t('idNumber')} value={row.idNumber ?? ''} maxLength={18} onChange={(idNumber) => change(index, { idNumber })} />
          <Field label={t('relation')} value={row.relation ?? ''} maxLength={40} onChange={(relation) => change(index, { relation })} />
          {isGroup && rows.length > 0 && (
            <Button kind="quiet" onPress={() => send(rows.filter((_, at) => at !== index))}>
              {t('remove')}
            </Button>
          )}
        </div>
      ))}
      {isGroup && rows.length > 0 && rows.length < mostRows && <Button onPress={() => send([...rows, {}])}>{t('add')}</Button>}
      {error && <p className="error">{error}</p>}
    </fieldset>
  );
}

function rowsOf(value: FormInput | undefined): readonly Row[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.filter((row): row is Record<string, string> => typeof row === 'object' && !Array.isArray(row));
}

/** Rows without any word are left out; a group without rows is no answer at all. */
function inputOf(rows: readonly Row[], isGroup: boolean): FormInput | undefined {
  const filled = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, text]) => text !== '')));
  if (isGroup) return filled.length > 0 ? filled : undefined;
  const [person] = filled;
  return person && Object.keys(person).length > 0 ? person : undefined;
}
