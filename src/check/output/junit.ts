import { xmlAttribute, xmlText } from '../../safe-text/xml.ts';
import type { Case, CaseGroup } from '../suite/case.ts';
import { detailsOf } from './text.ts';

/**
 * The verdicts as JUnit XML: one test suite per expect file, one test case per claim or snapshot. It keeps to the
 * schema that Jenkins's xunit plugin publishes (junit-10.xsd). It has no times, so that the same verdicts give the same
 * bytes.
 */
export function checkJunit(groups: readonly CaseGroup[]): string {
  const suites = groups.map(suiteLines);
  const all = groups.flatMap(({ cases }) => cases);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="pickup-gap check" ${countsOf(all)}>`,
    ...suites.flat(),
    '</testsuites>',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function suiteLines({ name, about, cases, notes }: CaseGroup): string[] {
  const output = [...(about === null ? [] : [about]), ...notes.map((note) => `warning: ${note}`)];
  return [
    `  <testsuite name="${xmlAttribute(name)}" ${countsOf(cases)} skipped="0" file="${xmlAttribute(name)}">`,
    ...cases.flatMap((one) => caseLines(one, name)),
    ...(output.length === 0 ? [] : [`    <system-out>${textOf(output)}</system-out>`]),
    '  </testsuite>',
  ];
}

function countsOf(cases: readonly Case[]): string {
  const errors = cases.filter(isError).length;
  const failures = cases.filter((one) => !isError(one) && one.weight === 'fails').length;
  return `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
}

/** A case that says nothing about the scenario's results: it could not be judged. */
function isError({ status }: Case): boolean {
  return status === 'error' || status === 'not run';
}

function caseLines(one: Case, suite: string): string[] {
  const open = `    <testcase name="${xmlAttribute(one.sentence)}" classname="${xmlAttribute(suite)}"`;
  const details = [`${one.file}:${one.place.line}:${one.place.column}`, ...detailsOf(one)];
  if (one.weight !== 'fails') {
    const warning = one.weight === 'warns' ? [`warning: ${one.status}`] : [];
    return [`${open}>`, `      <system-out>${textOf([...warning, ...details])}</system-out>`, '    </testcase>'];
  }
  const kind = isError(one) ? 'error' : 'failure';
  const message = one.figure === null ? one.sentence : `${one.sentence}; found ${one.figure}`;
  return [
    `${open}>`,
    `      <${kind} type="${xmlAttribute(one.status)}" message="${xmlAttribute(message)}">${textOf(details)}</${kind}>`,
    '    </testcase>',
  ];
}

/** Lines of text; their line ends are written as they are. */
function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${xmlText(line)}\n`).join('');
}
