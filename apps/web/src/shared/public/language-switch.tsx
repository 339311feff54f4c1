import { useLanguage, useText } from '@yimen/ui';
import { words } from '@yimen/ui/strings';
import { useTranslation } from 'react-i18next';
import { rememberLanguage } from '../page/language.ts';

/** The other language, one press. */
export function LanguageSwitch({ className = 'language-switch' }: { readonly className?: string }) {
  const t = useText(words);
  const { i18n } = useTranslation();
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <button
      type="button"
      className={className}
      lang={other}
      onClick={() => {
        rememberLanguage(other);
        void i18n.changeLanguage(other);
      }}
    >
      <span aria-hidden="true">{t('language')}</span>
      <span className="fold-away">{t('languageLabel')}</span>
    </button>
  );
}
