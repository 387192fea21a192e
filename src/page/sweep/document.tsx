import { renderToString } from 'preact-render-to-string';
import { pageValues } from '../../safe-text/page-values.ts';
import type { SweepResult } from '../../sweep/sweep-result.ts';
import { type Sha256, tabTitle } from '../document.tsx';
import heatMapStyle from '../heat-map.css';
import reportStyle from '../style.css';
import { Sweep } from './sweep.tsx';

/**
 * A sweep as one file of HTML, complete without scripts. Its content security policy allows nothing but its own style
 * sheet. The same data give the same bytes. `keys` are the measures shown.
 */
export function sweepDocument(result: SweepResult, keys: readonly string[], sha256: Sha256): string {
  const shown = pageValues(result);
  const style = `${reportStyle}\n${heatMapStyle}`;
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style)}'; base-uri 'none'; form-action 'none'`;
  const page = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{tabTitle(shown.scenario.title)}</title>
        {/* The style sheet is the program's own and holds no text of a scenario. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <Sweep result={shown} keys={keys} />
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}
