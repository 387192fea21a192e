import { markdownText } from '../../safe-text/markdown.ts';
import type { Case, CaseGroup, Kind } from '../suite/case.ts';
import { detailsOf, lastLine } from './text.ts';

const MARKS: Record<Case['weight'], string> = { ok: '✅', warns: '⚠️', fails: '❌' };

/** The verdicts as Markdown, for a pull request's summary: a table per expect file, then what to do about failures. */
export function checkSummary(groups: readonly CaseGroup[], kind: Kind): string {
  const sections = groups.flatMap((group) => {
    const heading = group.about === null ? group.name : `${group.name} (${group.about})`;
    const notes = group.notes.map((note) => `- ⚠️ ${markdownText(note)}`);
    const madeBy = group.madeBy === null ? [] : [markdownText(group.madeBy), ''];
    const below = [...(notes.length === 0 ? [] : [...notes, '']), ...madeBy];
    return [`### ${markdownText(heading)}`, '', ...tableOf(group.cases), ...below];
  });
  const lines = ['## pickup-gap check', '', markdownText(lastLine(groups, kind)), '', ...sections];
  return lines.map((line) => `${line}\n`).join('');
}

function tableOf(cases: readonly Case[]): string[] {
  if (cases.length === 0) return [];
  const rows = cases.map((one) => {
    const found = one.figure === null ? '' : `${markdownText(one.figure)}<br>${markdownText(one.basis ?? '')}`;
    return `| ${MARKS[one.weight]} ${markdownText(one.status)} | ${markdownText(one.sentence)} | ${found} |`;
  });
  return ['| verdict | claim | found |', '| --- | --- | --- |', ...rows, '', ...cases.filter(isOdd).flatMap(explained)];
}

function isOdd({ weight }: Case): boolean {
  return weight !== 'ok';
}

function explained(one: Case): string[] {
  return [
    `- **${markdownText(one.sentence)}** (${markdownText(`${one.file}:${one.place.line}`)})`,
    ...detailsOf(one).map((line) => `  - ${markdownText(line)}`),
    '',
  ];
}
