export interface Notice {
  readonly title: string;
  readonly english?: string;
  readonly figure?: string;
  readonly figureText?: string;
  readonly lines: readonly string[];
}

const figureLine = /^(?<figure>[0-9][0-9:.,–]{0,6}) (?<text>.{1,14})$/u;

/**
 * A notice is plain text: first line the title, English after `｜`; a second line that begins with a figure is shown large
 * (`0 份材料要带`); the rest are lines of text. Nothing in it is markup.
 */
export function noticeOf(text: string): Notice {
  const [head = '', ...rest] = text.split('\n').map((line) => line.trim());
  const [title = '', english] = head.split('｜').map((part) => part.trim());
  const figure = rest[0] === undefined ? null : figureLine.exec(rest[0]);
  const lines = (figure ? rest.slice(1) : rest).filter((line) => line !== '').slice(0, 5);
  return {
    title,
    ...(english ? { english } : {}),
    ...(figure?.groups ? { figure: figure.groups.figure ?? '', figureText: figure.groups.text ?? '' } : {}),
    lines,
  };
}
