import { judged, listed } from './measured.ts';

for (const part of ['tuned on', 'held back'] as const) {
  const planted = listed('personal-columns', part);
  const ordinary = listed('ordinary-columns', part);
  const missed = planted.filter((column) => judged(column) === undefined);
  const refused = ordinary.filter((column) => judged(column) !== undefined);
  console.log(part, `refused ${planted.length - missed.length} of ${planted.length} planted, ${refused.length} of ${ordinary.length} ordinary`);
  if (part === 'tuned on' && process.argv.includes('-v')) {
    for (const { header, kind, values } of missed) console.log('  MISS', kind, '|', header, '|', values.slice(0, 3).join(' ; '));
    for (const column of refused) console.log('  FALSE', judged(column), '|', column.header, '|', column.values.slice(0, 3).join(' ; '));
  }
}
