import type { LoginRequest, Problem, SignInInteraction } from '@yimen/contracts';
import { Button, ErrorSummary, Field, useLanguage, useText } from '@yimen/ui';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { signIn } from './sign-in-texts.ts';

interface LoginFormProps {
  readonly kind: 'resident' | 'staff';
  readonly interaction: SignInInteraction;
  readonly busy: boolean;
  readonly refusal?: Problem | undefined;
  readonly onLogin: (login: LoginRequest) => void;
  readonly onExternal: () => void;
}

const codeLength = 6;

/** Two fields and one button. What is missing is said on the button; what was wrong stands above, with the focus. */
export function LoginForm({ kind, interaction, busy, refusal, onLogin, onExternal }: LoginFormProps) {
  const t = useText(signIn);
  const language = useLanguage();
  const [name, setName] = useState(interaction.hint ?? '');
  const [secret, setSecret] = useState('');
  const isStaff = kind === 'staff';
  const external = interaction.external?.kinds.includes(kind) ? interaction.external : undefined;
  const reason = missing(kind, name, secret);

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (reason !== undefined || busy) return;
    onLogin(isStaff ? { kind, staff: name.trim(), password: secret } : { kind, identifier: name.replace(/\s/g, ''), code: secret });
  }

  return (
    <form className="login" onSubmit={onSubmit} noValidate>
      {refusal && (
        <ErrorSummary
          title={t('notSignedIn')}
          faults={[{ field: 'sign-in-name', text: language === 'en' ? refusal.titles.en : refusal.titles.zh }]}
        />
      )}
      <Field
        id="sign-in-name"
        label={t(isStaff ? 'staffNumber' : 'identifier')}
        value={name}
        onChange={setName}
        autoComplete="username"
        maxLength={40}
        autoFocus={!interaction.hint}
      />
      <Field
        id="sign-in-secret"
        label={t(isStaff ? 'password' : 'code')}
        value={secret}
        onChange={(value) => setSecret(isStaff ? value : value.replace(/\D/g, '').slice(0, codeLength))}
        type={isStaff ? 'password' : 'text'}
        autoComplete={isStaff ? 'current-password' : 'one-time-code'}
        {...(isStaff ? {} : { inputMode: 'numeric' as const })}
        {...(interaction.demo && !isStaff ? { help: t('codeHelpDemo') } : {})}
      />
      <Button
        kind="act"
        type="submit"
        className="go"
        busy={busy}
        reason={reason && (reason.digits ? t('digitsLeft', { count: reason.digits }) : t('fillFirst'))}
      >
        {t('go')}
      </Button>
      {external && (
        <Button className="go" onPress={onExternal}>
          {t('external', { name: language === 'en' ? external.name.en : external.name.zh })}
        </Button>
      )}
      {isStaff && <p className="aside">{t('forgotten')}</p>}
      <p className="note">{t(isStaff ? 'noteStaff' : 'noteResident')}</p>
    </form>
  );
}

/** What still has to be filled in; `digits` when it is only digits of the code. */
function missing(kind: 'resident' | 'staff', name: string, secret: string): { digits: number } | undefined {
  if (kind === 'resident' && name.trim() !== '' && secret.length < codeLength) return { digits: codeLength - secret.length };
  return name.trim() === '' || secret === '' ? { digits: 0 } : undefined;
}
