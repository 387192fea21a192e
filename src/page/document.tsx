import { renderToString } from 'preact-render-to-string';
import { pageValues } from '../safe-text/page-values.ts';
import type { ReportData } from './data/report-data.ts';
import heatMapStyle from './heat-map.css';
import { Report } from './report.tsx';
import { Week, weekOf } from './sections/week.tsx';
import { moversOf, Weighed, weightsTable } from './sections/weights.tsx';
import reportStyle from './style.css';
import weightsStyle from './weights.css';

/** The SHA-256 of a text's UTF-8 bytes, in base64: Node and browsers have their own. */
export type Sha256 = (text: string) => string;

/**
 * The report as one file of HTML, complete without scripts. Its content security policy allows nothing but its own
 * style sheet. The same data give the same bytes.
 */
export function reportDocument(data: ReportData, sha256: Sha256): string {
  const shown = pageValues(data);
  const { result, weights } = shown;
  const week = weekOf(result);
  const style = `${reportStyle}${weights ? `\n${weightsStyle}` : ''}${week ? `\n${heatMapStyle}` : ''}`;
  const weighed = weights
    ? {
        section: <Weighed result={result} weights={weights} />,
        table: weightsTable(weights),
        movers: moversOf(weights),
      }
    : undefined;
  const own = `style-src 'sha256-${sha256(style)}'`;
  const policy = `default-src 'none'; ${own}; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{tabTitle(result.scenario.title)}</title>
        {/* The style sheet is the program's own and holds no text of a scenario. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <Report
          data={shown}
          weighed={weighed}
          week={week && <Week breakdown={week} replications={result.replications} />}
        />
      </body>
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
