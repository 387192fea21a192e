import type { Part } from '../row.ts';
import { edited, rewritten, without } from '../snapshot-rows.ts';

/** A measure of the snapshot that is 0 in every replication. */
const HELD = 'practice,hoursHeld,h,0,,';

export const SNAPSHOTS: Part = {
  title: 'Snapshots',
  about: 'A row of small.snapshot.csv, edited by hand. The accepted text is how the row begins in the file.',
  rows: [
    edited('pickup-gap snapshot,1', 'pickup-gap snapshot,9', 'The file has a form of another version.'),
    rewritten('(bytes that are not UTF-8)', 'The file is not text.', () => new Uint8Array([0xff, 0xfe, 0x00])),
    edited('seed,', 'sed,1', 'A row of the header is misspelt.'),
    edited('seed,', 'seed,-1', 'A seed is at least 0.'),
    rewritten('(no blank line after the header)', 'A blank line ends the header.', (text) =>
      text.replace('\n\n', '\n'),
    ),
    edited('scenario,', 'scenario,other.yaml', 'The snapshot is of another scenario.'),
    edited('policy,path,', 'policy,path', 'The heading of a section was changed.'),
    edited(',start,', ',start,2018-01-02', 'A cell of the row is missing.'),
    edited(',start,', ',start,2018-01-02,the scenario', 'The value of an input was changed.'),
    edited(',start,', ',start,"2018-01-02,the scenario', 'A quotation mark is not closed.'),
    edited(HELD, 'practice,hoursHeld,h,5,,', 'The value of a figure was changed.'),
    edited(HELD, 'practice,hoursHeld,h,0.0,,', 'Numbers are written in one way, so that equal ones look equal.'),
    edited(HELD, 'practice,hoursHeld,min,0,,', 'The unit of a figure was changed.'),
    edited(HELD, 'practice,hoursHelt,h,0,,', 'The measure is misspelt.'),
    edited(HELD, 'practice,pickups,people,0,,', 'The row of another measure is in this place.'),
    rewritten('(the last row of the figures is missing)', 'A row of the figures was removed.', (text) =>
      text.replace(/[^\n]*\n(?=\npolicy,measure,numerators)/, ''),
    ),
    rewritten(
      '(the row `practice,hoursHeld` of the replications is missing)',
      'A row of the replications was removed.',
      without('practice,hoursHeld,0 0'),
    ),
    edited('practice,hoursHeld,0 0', 'practice,hoursHeld,0 0 0,', 'The row has another number of replications.'),
    edited('practice,hoursHeld,0 0', 'practice,hoursHeld,0 0 0 10000000000000000,', 'No sum of a run is so large.'),
    edited('practice,hoursHeld,0 0', 'practice,hoursHeld,0 0 0 0,1 1 1 1', 'An amount has no denominators.'),
    edited('practice,hoursHeld,0 0', 'practice,hoursHeld,0 0 0 7,', 'What a replication counted was changed.'),
    edited(HELD, 'practise,hoursHeld,h,0,,', 'The policy is misspelt.'),
    edited('practice,noNotice,0 0', 'practice,noNotice,0 0 0 0,', 'A share has denominators.'),
    edited('practice,noNotice,0 0', 'practice,noNotice,0 0 0 0,9 9 9 0.5', 'Denominators are counts.'),
    rewritten('(a row after the end of the file)', 'The file has three sections.', (text) => `${text}\nmore`),
  ],
};
