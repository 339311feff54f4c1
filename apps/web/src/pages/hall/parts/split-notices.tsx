import { useTextIn } from '@yimen/ui';
import { PageBand } from '../../../shared/stage/page-band.tsx';
import { usePageTurn } from '../../../shared/stage/use-page-turn.ts';
import { hall } from '../hall-texts.ts';
import { noticeOf } from './notice.ts';

/** A notice as text at the left; media never covers calls. */
export function SplitNotices({ notices }: { readonly notices: readonly string[] }) {
  const zh = useTextIn(hall, 'zh-CN');
  const en = useTextIn(hall, 'en');
  const shown = notices.length > 0 ? notices : [`${zh('noNotice')}｜${en('noNotice')}\n${zh('noNoticeText')}`];
  const page = usePageTurn(shown.length);
  const notice = noticeOf(shown[page] ?? '');
  return (
    <section className="notice">
      <h2>
        {notice.title}
        {notice.english && <span lang="en">{notice.english}</span>}
      </h2>
      {notice.figure && (
        <div className="big">
          <span className="fig">{notice.figure}</span>
          <b>{notice.figureText}</b>
        </div>
      )}
      <div className="text">
        {notice.lines.map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
      <PageBand page={page} pages={shown.length} label={zh('noticePage', { page: page + 1, pages: shown.length })} />
    </section>
  );
}
