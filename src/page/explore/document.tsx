import { renderToString } from 'preact-render-to-string';
import { jsonInScript } from '../../safe-text/json-in-script.ts';
import { pageValues } from '../../safe-text/page-values.ts';
import { axesOf } from '../data/axes.ts';
import type { ReportData } from '../data/report-data.ts';
import { type Sha256, tabTitle } from '../html-document.tsx';
import { Report } from '../report.tsx';
import { Day } from '../sections/day.tsx';
import { Definitions } from '../sections/definitions.tsx';
import { PANELS } from '../sections/differences.tsx';
import { Person } from '../sections/person.tsx';
import reportStyle from '../style.css';
import exploreStyle from './explore.css';
import { type ExploreData, ID } from './explore-data.ts';

/** What the build makes for pages. */
export interface PageParts {
  /** The script that unpacks the other one and runs it. */
  start: string;
  script: string;
  /** Compressed, in base64. */
  packedScript: string;
  /** Compressed, in base64. */
  engine: string;
}

const DRAWN = PANELS.map(({ key }) => key);
const STYLE = `${reportStyle}\n${exploreStyle}`;

/**
 * The report with controls and the engine inside, as one file of HTML. Without scripts it is the same report. Its
 * content security policy allows its own two scripts, its own style sheet and workers that it makes itself. The same
 * data give the same bytes.
 */
export function exploreDocument(
  data: ReportData,
  explore: Omit<ExploreData, 'axes'>,
  parts: PageParts,
  sha256: Sha256,
): string {
  const shown = pageValues(data);
  const axes = axesOf(data.result, DRAWN);
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(parts.start)}' 'sha256-${sha256(parts.script)}'`,
    `style-src 'sha256-${sha256(STYLE)}'`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // The style sheet, the script and the engine are the program's own; the data are escaped for the place.
  const page = renderToString(
    <html lang="en" class="explore">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{tabTitle(shown.result.scenario.title)}</title>

        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <aside id={ID.panel} class="controls" aria-label="Controls">
          <p class="warning">The controls need JavaScript. The report is complete without it.</p>
        </aside>
        <div class="shown">
          <div id={ID.hiding} hidden>
            <h1 dir="auto">{tabTitle(shown.result.scenario.title)}</h1>
            <p>The results are hidden until you have guessed.</p>
          </div>
          <div id={ID.compare} />
          <div id={ID.report}>
            <Report data={{ ...shown, axes, story: null, definitions: null }} />
          </div>
          <div id={ID.follow}>
            {shown.story?.person && <Person person={shown.story.person} />}
            {shown.story?.day && <Day day={shown.story.day} days={shown.story.days} />}
            {shown.definitions && <Definitions shown={shown.definitions} />}
          </div>
        </div>
        <script
          type="application/json"
          id={ID.data}
          dangerouslySetInnerHTML={{ __html: jsonInScript({ ...explore, axes } satisfies ExploreData) }}
        />
        <script type="text/plain" id={ID.engine} dangerouslySetInnerHTML={{ __html: parts.engine }} />
        <script type="text/plain" id={ID.script} dangerouslySetInnerHTML={{ __html: parts.packedScript }} />
        <script dangerouslySetInnerHTML={{ __html: parts.start }} />
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}
