import type { ChecklistLine } from '@yimen/domain-catalogue';
import { Button, Checklist, useLanguage, useText } from '@yimen/ui';
import { useRef, useState } from 'react';
import type { CaseDraft } from '../draft/draft.ts';
import { caseTexts } from '../case-texts.ts';

interface MaterialsStepProps {
  readonly lines: readonly ChecklistLine[];
  readonly settled: CaseDraft['settled'];
  readonly openLines: number;
  /** Line whose scan is being stored, and the sentence of one that was refused. */
  readonly storing?: string | undefined;
  readonly refused?: { readonly material: string; readonly sentence: string } | undefined;
  readonly onScan: (material: string, files: readonly File[]) => void;
  readonly onSeen: (material: string) => void;
  readonly onUndo: (material: string) => void;
}

/** The papers of the situation. ↑ ↓ move, S scans, O says that the original was seen, U takes it back. */
export function MaterialsStep({ lines, settled, openLines, storing, refused, onScan, onSeen, onUndo }: MaterialsStepProps) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  const firstOpen = lines.find((line) => line.isAsked && !settled[line.material])?.material;
  const [moved, move] = useState<string>();
  const current = moved ?? firstOpen ?? lines[0]?.material;
  const target = useRef<string>(undefined);

  function pick(material: string) {
    target.current = material;
    picker.current?.click();
  }
  const acts: Record<string, (material: string) => void> = { S: pick, O: onSeen, U: onUndo };

  function groundOf(line: ChecklistLine): string {
    const how = settled[line.material];
    if (refused?.material === line.material) return refused.sentence;
    if (storing === line.material) return t('scanning');
    if (how?.by === 'scan') return t('scannedPages', { count: how.scans.length });
    if (how) return t('originalSeen');
    if (!line.isAsked) return t('notAsked');
    return line.necessity === 'optional' ? t('optional') : t('issuedBy', { issuer: line.issuer });
  }

  function actionsOf(line: ChecklistLine) {
    if (!line.isAsked) return undefined;
    const { material } = line;
    if (settled[material])
      return (
        <Button kind="quiet" keys="U" onPress={() => onUndo(material)}>
          {t('undo')}
        </Button>
      );
    return (
      <>
        <Button kind={material === current ? 'act' : 'frame'} keys="S" busy={storing === material} onPress={() => pick(material)}>
          {t('scan')}
        </Button>
        {line.forms.includes('original') && (
          <Button keys="O" onPress={() => onSeen(material)}>
            {t('seen')}
          </Button>
        )}
      </>
    );
  }

  return (
    <section className="step materials" aria-label={t('materials')}>
      <Checklist
        label={t('papers')}
        current={current}
        onMove={move}
        onKey={(key, line) => acts[key]?.(line)}
        lines={lines.map((line) => ({
          id: line.material,
          name: language === 'en' ? line.names.en : line.names.zh,
          state: refused?.material === line.material ? 'refused' : settled[line.material] ? 'received' : line.isAsked ? 'open' : 'waived',
          ground: groundOf(line),
          actions: actionsOf(line),
        }))}
      />
      <p className="sum" role="status">
        <span>{t('handed', { count: Object.keys(settled).length })}</span>
        <span>{openLines > 0 ? t('stillOpen', { count: openLines }) : t('allSettled')}</span>
      </p>
      <input
        ref={picker}
        className="fold-away"
        type="file"
        tabIndex={-1}
        aria-label={t('scan')}
        accept="application/pdf,image/jpeg,image/png,.ofd"
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (target.current !== undefined && files.length > 0) onScan(target.current, files);
          event.target.value = '';
        }}
      />
    </section>
  );
}
