import { useLanguage, useText } from '@yimen/ui';
import { words } from '@yimen/ui/strings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberLanguage } from './language.ts';
import { isLarge, setLarge } from './large-type.ts';

/** Large type and the other language, one press each, at the right end of a page's head. */
export function PageControls({ className = 'page-controls' }: { readonly className?: string }) {
  const t = useText(words);
  const { i18n } = useTranslation();
  const language = useLanguage();
  const [large, showLarge] = useState(isLarge);
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <span className={className}>
      <button
        type="button"
        aria-pressed={large}
        onClick={() => {
          setLarge(!large);
          showLarge(!large);
        }}
      >
        {t(large ? 'normal' : 'large')}
      </button>
      <button
        type="button"
        lang={other}
        onClick={() => {
          rememberLanguage(other);
          void i18n.changeLanguage(other);
        }}
      >
        {t('language')} <span className="fold-away">{t('languageLabel')}</span>
      </button>
    </span>
  );
}
