import type { EventLog } from '../event-log.ts';
import { ATTRIBUTES, actorOf, type Column, eventsOf, type LoggedCase } from '../logged-case.ts';

/**
 * XES (IEEE 1849): one trace a case, which carries the case's attributes; its events with name, time and who they belong to. The
 * elements stand in the order that the standard's schema asks for, and in no namespace, since the schema has none. In pieces.
 */
export function* xesLog({ title, cases, stamp }: EventLog): Generator<string> {
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
  for (const logged of cases) yield trace(logged, stamp);
  yield '</log>\n';
}

function trace(logged: LoggedCase, stamp: EventLog['stamp']): string {
  const own = ATTRIBUTES.map((column) => {
    const value = logged[column.key];
    return value === null ? '' : attribute(elementOf(column), column.key, String(value), '    ');
  });
  const events = eventsOf(logged).map(
    ({ column, at }) =>
      `    <event>\n${attribute('string', 'concept:name', column.label, '      ')}${attribute('date', 'time:timestamp', stamp(at), '      ')}${attribute('string', 'lifecycle:transition', 'complete', '      ')}${attribute('string', 'org:group', actorOf(column), '      ')}    </event>\n`,
  );
  return `  <trace>\n${attribute('string', 'concept:name', logged.id, '    ')}${own.join('')}${events.join('')}  </trace>\n`;
}

function elementOf({ kind }: Column): string {
  return kind === 'yesNo' ? 'boolean' : kind === 'count' ? 'int' : 'string';
}

function attribute(element: string, key: string, value: string, indent: string): string {
  return `${indent}<${element} key="${key}" value="${escaped(value)}"/>\n`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Line ends and tabs as references, which a parser keeps; what XML 1.0 has no way to write becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (found) => ENTITIES[found])
    .replace(/[\t\n\r]/g, (found) => `&#${found.charCodeAt(0)};`)
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd');
}
