import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The SHA-256 of a text's UTF-8 bytes, in base64: Node and browsers have their own. */
export type Sha256 = (text: string) => string;

interface Content {
  /** For the browser's tab. */
  title: string;
  /** The program's own style sheet, with no text of a scenario. */
  style: string;
  body: ComponentChildren;
}

/**
 * One file of HTML, complete without scripts. Its content security policy allows nothing but its own style sheet. Texts
 * of a scenario in it have come through `pageValues`.
 */
export function htmlDocument({ title, style, body }: Content, sha256: Sha256): string {
  const own = `style-src 'sha256-${sha256(style)}'`;
  const policy = `default-src 'none'; ${own}; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{tabTitle(title)}</title>
        {/* The style sheet is the program's own and holds no text of a scenario. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>{body}</body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}

const LONGEST_TAB = 90;

/** What a browser's tab shows of a title. */
export function tabTitle(title: string): string {
  const characters = [...title];
  return characters.length > LONGEST_TAB ? `${characters.slice(0, LONGEST_TAB - 1).join('')}…` : title;
}
