import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';

export interface Answer {
  readonly id: string;
  readonly words: ReactNode;
  /** Enter takes it: it has the focus when the dialog opens. */
  readonly main?: boolean;
  readonly keys?: string;
}

interface AskOnceProps {
  readonly open: boolean;
  readonly title: string;
  readonly text?: ReactNode;
  readonly answers: readonly Answer[];
  readonly onAnswer: (id: string) => void;
  /** Esc: back to where one was. */
  readonly onBack: () => void;
  readonly children?: ReactNode;
}

/** Asks one question before something that cannot be taken back. Enter = the default, Esc = back, the focus stays inside. */
export function AskOnce({ open, title, text, answers, onAnswer, onBack, children }: AskOnceProps) {
  return (
    <ModalOverlay
      className="ym-scrim"
      isOpen={open}
      isDismissable={false}
      onOpenChange={(isOpen) => {
        if (!isOpen) onBack();
      }}
    >
      <Modal className="ym-dialog">
        <Dialog role="alertdialog">
          <Heading slot="title">{title}</Heading>
          {text !== undefined && <p>{text}</p>}
          {children}
          <div className="answers">
            {answers.map((answer) => (
              <Button
                key={answer.id}
                kind={answer.main ? 'act' : 'frame'}
                autoFocus={answer.main ?? false}
                onPress={() => onAnswer(answer.id)}
                {...(answer.keys ? { keys: answer.keys } : {})}
              >
                {answer.words}
              </Button>
            ))}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
