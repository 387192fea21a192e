import { xmlAttribute } from '../../safe-text/xml.ts';
import type { EventLog } from '../event-log.ts';
import { ATTRIBUTES, actorOf, type Column, eventsOf, type LoggedCase } from '../logged-case.ts';

/**
 * XES (IEEE 1849), in pieces: one trace per case, which has the case's attributes and its events. An event has a name,
 * a time and whoever acts. The elements are in the order that the standard's schema requires, and in no namespace,
 * since the schema has none.
 */
export function* xesLog({ title, madeBy, cases, stamp }: EventLog): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <global scope="trace">
    <string key="concept:name" value=""/>
  </global>
  <global scope="event">
    <string key="concept:name" value=""/>
    <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>
    <string key="lifecycle:transition" value="complete"/>
    <string key="org:group" value=""/>
  </global>
  <classifier name="Activity" scope="event" keys="concept:name"/>
${attribute('string', 'concept:name', title, '  ')}${attribute('string', 'lifecycle:model', 'standard', '  ')}`;
  if (madeBy !== undefined) yield attribute('string', 'manifest', madeBy, '  ');
  for (const logged of cases) yield trace(logged, stamp);
  yield '</log>\n';
}

function trace(logged: LoggedCase, stamp: EventLog['stamp']): string {
  const own = ATTRIBUTES.map((column) => {
    const value = logged[column.key];
    return value === null ? '' : attribute(elementOf(column), column.key, String(value), '    ');
  });
  const events = eventsOf(logged).flatMap(({ column, at }) => [
    '    <event>\n',
    attribute('string', 'concept:name', column.label, '      '),
    attribute('date', 'time:timestamp', stamp(at), '      '),
    attribute('string', 'lifecycle:transition', 'complete', '      '),
    attribute('string', 'org:group', actorOf(column), '      '),
    '    </event>\n',
  ]);
  const id = attribute('string', 'concept:name', logged.id, '    ');
  return ['  <trace>\n', id, ...own, ...events, '  </trace>\n'].join('');
}

function elementOf({ kind }: Column): string {
  return kind === 'yesNo' ? 'boolean' : kind === 'count' ? 'int' : 'string';
}

function attribute(element: string, key: string, value: string, indent: string): string {
  return `${indent}<${element} key="${key}" value="${xmlAttribute(value)}"/>\n`;
}
