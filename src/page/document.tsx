import { pageValues } from '../safe-text/page-values.ts';
import type { ReportData } from './data/report-data.ts';
import heatMapStyle from './heat-map.css';
import { htmlDocument, type Sha256 } from './html-document.tsx';
import { Report } from './report.tsx';
import { Week, weekOf } from './sections/week.tsx';
import { moversOf, Weighed, weightsTable } from './sections/weights.tsx';
import reportStyle from './style.css';
import weightsStyle from './weights.css';

/** The report as one file of HTML. The same data give the same bytes. */
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
  const body = (
    <Report
      data={shown}
      weighed={weighed}
      week={week && <Week breakdown={week} replications={result.replications} />}
    />
  );
  return htmlDocument({ title: result.scenario.title, style, body }, sha256);
}
