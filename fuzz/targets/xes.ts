import { join } from 'node:path';
import { type ReadLog, readLog } from '../../src/event-log/read/read-log.ts';
import type { Draws } from '../frame/draws.ts';
import { fileOf } from '../frame/given-bytes.ts';
import type { OpenTarget, Target } from '../frame/target.ts';
import { mutatedText } from '../mutations/bytes.ts';
import { mutatedXes } from '../mutations/xes-mutations.ts';
import { asXml, type Element, elementsOf } from '../mutations/xml-tree.ts';
import { firstLook, smallerLogs, written } from '../seeds/logs.ts';
import { checkLog, ZONE } from './log-checks.ts';

const TOKENS = [
  '<',
  '>',
  '/>',
  '</',
  '&',
  '&#0;',
  '&#x10ffff;',
  '&#55296;',
  '&amp;',
  '&nbsp;',
  '<!--',
  '-->',
  '--',
  '<![CDATA[',
  ']]>',
  '<?xml?>',
  '<?x y?>',
  '<!DOCTYPE log [<!ENTITY a "b">]>',
  '&a;',
  '"',
  "'",
  '=',
  ' ',
  '\n',
  '\t',
  '\u0000',
  '\u0001',
  '\ufeff',
  '\ufffe',
  'x',
  '<a>',
  '</a>',
  '<string key="a" value="b"/>',
  '<event>',
  '</event>',
  '<trace>',
  '</trace>',
  '</log>',
  ' xmlns="http://www.xes-standard.org/"',
];
const DECLARATIONS = [
  '<?xml version="1.0" encoding="UTF-8"?>\n',
  '<?xml version="1.1"?>\n',
  '<?xml version="1.0" encoding="ISO-8859-1"?>\n',
  '<?xml version="1.0" encoding="UTF-16"?>\n',
  '',
  '\n<?xml version="1.0"?>\n',
  '<!DOCTYPE log SYSTEM "file:///etc/passwd">\n',
];

export const xes: Target = {
  name: 'xes',
  about: 'event logs in XES',
  mostMilliseconds: 2000,
  async open(room): Promise<OpenTarget<ReadLog>> {
    const scenario = await firstLook();
    const roots = (await smallerLogs()).map((log) => elementsOf(written(log, 'xes', room).toString()));
    const file = join(room, 'log.xes');
    return {
      make: (draws) => ({ name: 'log.xes', bytes: changed(draws.pick(roots), draws) }),
      read: ({ bytes }) => readLog(fileOf(file, bytes), ZONE),
      check: (log, _input, draws) => checkLog(log, { form: 'xes', draws, room, scenario }),
    };
  },
};

function changed(root: Element, draws: Draws): Buffer {
  const isWhole = draws.oneIn(6);
  const declaration = draws.oneIn(12) ? draws.pick(DECLARATIONS) : DECLARATIONS[0];
  const text = declaration + asXml(isWhole ? root : mutatedXes(root, draws), draws.oneIn(40));
  return isWhole || draws.oneIn(20) ? mutatedText(text, draws, TOKENS) : Buffer.from(text);
}
