import { effect } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { pageValues } from '../../safe-text/page-values.ts';
import { BesideChart } from '../charts/beside-chart.ts';
import { Report } from '../report.tsx';
import { askedInAddress } from './address.ts';
import { Compare } from './compare.tsx';
import { copySvgOf } from './copy/copy-button.tsx';
import { type ExploreData, ID } from './explore-data.ts';
import { FollowViews } from './follow-views.tsx';
import { Panel } from './panel.tsx';
import { RunQueue } from './run-queue.ts';
import { Explored } from './state.ts';
import { unpacked } from './unpacked.ts';

/** The script of a page that can be explored. The report is already in the page; this adds what moves. */
async function begin(): Promise<void> {
  const data: ExploreData = JSON.parse(element(ID.data).textContent ?? '');
  const paths = new Set(data.controls.map(({ path }) => path));
  const asked = askedInAddress(location.search, paths);
  const explored = new Explored(data, asked, { scenario: data.embedded.sha256.slice(0, 8), paths });
  document.documentElement.classList.toggle('projector', asked.projector);
  document.documentElement.classList.toggle('embed', asked.embed);
  if (data.lesson !== null) explored.isGuessing.value = true;
  show(explored);
  try {
    const engine = await unpacked(element(ID.engine).textContent ?? '');
    explored.start(new RunQueue(engine, data.embedded, explored), location.hash);
  } catch (error) {
    explored.failed(error instanceof Error ? error.message : String(error));
  }
  addEventListener('hashchange', () => explored.readLink(location.hash));
}

function show(explored: Explored): void {
  const panel = element(ID.panel);
  panel.replaceChildren();
  render(<Panel explored={explored} />, panel);
  render(<Compare explored={explored} />, element(ID.compare));
  const follow = element(ID.follow);
  effect(() => {
    // Until the worker has followed somebody, the page shows whom the report shows.
    if ([explored.person, explored.day, explored.definitions].every(({ value }) => value === null)) return;
    if (!follow.dataset.moved) follow.replaceChildren();
    follow.dataset.moved = 'yes';
    render(withButtons(<FollowViews explored={explored} />), follow);
  });
  const report = element(ID.report);
  effect(() => {
    // The report in the page is the scenario's own, complete; its first replications would be less.
    const shown = explored.figures.value;
    if (shown === null || (shown.values.size === 0 && !shown.isLast && !report.dataset.moved)) return;
    report.dataset.moved = 'yes';
    const data = pageValues({ result: shown.result, dots: shown.dots, axes: explored.data.axes });
    render(withButtons(<Report data={data} />), report);
  });
  effect(() => {
    for (const id of [ID.report, ID.compare, ID.follow]) element(id).hidden = explored.isGuessing.value;
    element(ID.hiding).hidden = !explored.isGuessing.value;
  });
}

function withButtons(content: ComponentChildren) {
  return <BesideChart.Provider value={copySvgOf}>{content}</BesideChart.Provider>;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element ${id}.`);
  return found;
}

void begin();
