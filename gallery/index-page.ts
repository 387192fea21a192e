import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { htmlText } from '../src/safe-text/html.ts';
import type { ShippedScenario } from './shipped-scenarios.ts';

export interface Shown extends ShippedScenario {
  /** The names of its files beside the index; no page if the scenario is too large for controls. */
  report: string;
  page?: string;
}

/** By this line a gallery is known when it is to be replaced. */
export const GENERATOR = '<meta name="generator" content="pickup-gap gallery">';

/** The report's own style sheet, so that both look alike, and a few rules for the list. */
const STYLE = ['../src/page/style.css', './index.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');

/** The gallery's first page: one file without scripts, whose content security policy allows its own style sheet. */
export function indexPage(shown: readonly Shown[]): string {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const inClass = (one: Shown) => one.file.includes('/classroom/');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${GENERATOR}
<title>pickup-gap: every shipped scenario</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<p class="kicker">pickup-gap</p>
<h1>Every shipped scenario, to read and to explore</h1>
<p class="facts">A report is a page to read or print. A page to explore has the simulator inside: change a value, and
the figures follow. All of them work without a network. Nobody in them is real.</p>
</header>
${section(
  'scenarios',
  'Scenarios',
  shown.filter((one) => !inClass(one)),
)}
${section('classroom', 'Exercises for the classroom', shown.filter(inClass))}
</main>
</body>
</html>
`;
}

function section(id: string, title: string, shown: readonly Shown[]): string {
  return `<section class="part" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<ul class="gallery">
${shown.map(item).join('\n')}
</ul>
</section>`;
}

function item({ title, sentence, report, page, lesson }: Shown): string {
  const explore =
    page === undefined
      ? '<span class="none">Too large to explore in a browser</span>'
      : link(page, lesson === undefined ? 'Explore' : 'Explore, with the lesson', title);
  return `<li>
<h3 dir="auto">${htmlText(title)}</h3>
<p dir="auto">${withCode(htmlText(sentence))}</p>
<p class="ways">${link(report, 'Report', title)} ${explore}</p>
</li>`;
}

/** The files' names are those of shipped scenarios; encoded, they can name nothing but a file beside the index. */
function link(file: string, words: string, about: string): string {
  return `<a href="./${encodeURIComponent(file)}">${words}<span class="hidden">: ${htmlText(about)}</span></a>`;
}

/** What is between backticks in a description, as code. */
function withCode(escaped: string): string {
  return escaped.replaceAll(/&#96;([^&]{1,80})&#96;/g, '<code>$1</code>');
}
