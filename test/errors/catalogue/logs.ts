import { gzipSync } from 'node:zlib';
import { elsewhere } from '../elsewhere.ts';
import { log, otherLog } from '../log-rows.ts';
import type { Part } from '../row.ts';

const csv = log('cases.csv');
/** Rows below a header with only these columns. */
const cells = (given: Record<string, string>, changed: Record<string, string>, cause: string) => {
  const all = { bookedAt: '2018-01-01T10:00', ...given };
  const text = (row: Record<string, string>) => `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}`;
  return csv(text(all), text({ ...all, ...changed }), cause);
};
const CAME = { dispatchedAt: '2018-01-02T08:20', arrivedAt: '2018-01-02T09:00' };
const UNIQUE = 'case,bookedAt\n7,2018-01-01T10:00\n8,2018-01-01T11:00';

export const LOGS: Part = {
  title: 'Logs of real cases: values and times',
  about: 'The text of a CSV log. Other forms of log are checked in the same way.',
  rows: [
    otherLog(
      'cases.txt',
      '(a log named cases.txt)',
      '(a log named cases.csv)',
      'The ending of the file name tells the format of the log.',
    ),
    csv(
      'bookedAt,lodged_at\n2018-01-01T10:00,2018-01-01T11:00',
      'bookedAt,lodgedAt\n2018-01-01T10:00,2018-01-01T11:00',
      'The column would not be read, and the detainers would be lost.',
    ),
    cells(
      { ...CAME, drivingSeconds: '946080000' },
      { drivingSeconds: '3600' },
      'The cell says that a team drove for thirty years.',
    ),
    otherLog(
      'cases.csv.gz',
      { shown: '(the first half of a gzip file)', content: gzipSync(UNIQUE).subarray(0, 20) },
      '(the whole file)',
      'The file was not transferred completely.',
    ),
    elsewhere(
      'the file unpacks to more bytes than a',
      'test/event-log/log-limits.test.ts',
      '(a gzip file that unpacks to 513 MiB)',
      '(a gzip file that unpacks to at most 512 MiB)',
      'Bytes are counted when unpacked, since a small file can unpack to a huge one.',
    ),
    csv('case,bookedAt', UNIQUE, 'The log has a header and no rows.'),
    csv('case,bookedAt\nRoe,2018-01-01T10:00', UNIQUE, 'An id without a digit may be a name; it is not shown.'),
    csv('case,bookedAt\n7,2018-01-01T10:00\n7,2018-01-01T11:00', UNIQUE, 'Two rows have the same id.'),
    cells({ bookedAt: '', facility: 'north' }, { bookedAt: '2018-01-01T10:00' }, 'Every case has a time of booking.'),
    cells({ exitAt: 'tomorrow' }, { exitAt: '2018-01-02T09:30' }, 'The text is not written as a time.'),
    cells({ exitAt: '2018-02-30T09:30' }, { exitAt: '2018-02-28T09:30' }, 'February has 28 or 29 days.'),
    cells({ exitAt: '2018-01-02T25:00' }, { exitAt: '2018-01-02T23:00' }, 'A day has 24 hours.'),
    cells(
      { exitAt: '2018-01-02T09:30+15:00' },
      { exitAt: '2018-01-02T09:30-06:00' },
      'Offsets go from −14 to 14 hours.',
    ),
    cells({ exitAt: '2018-03-11T02:30' }, { exitAt: '2018-03-11T03:30' }, 'On that day the clock skipped the hour.'),
    cells({ convicted: 'maybe' }, { convicted: 'yes' }, 'The column holds yes or no.'),
    cells({ dispatches: 'two' }, { dispatches: '2' }, 'The column holds counts.'),
    cells({ outcome: 'pickedUpAtRelase' }, { outcome: 'pickedUpAtRelease' }, 'The column holds one of a few words.'),
    cells({ facility: 'x'.repeat(101) }, { facility: 'north' }, 'A name has at most 100 characters.'),
    cells(
      { exitAt: 'Xan Quill' },
      { exitAt: '2018-01-02T09:30' },
      'The value has the form of a name, so it is not shown.',
    ),
    cells(
      { bookedAt: '1918-01-01T10:00' },
      { bookedAt: '2018-01-01T10:00' },
      'A booking is in the years that scenarios can have.',
    ),
    cells({ exitAt: '2018-01-01T09:59' }, { exitAt: '2018-01-01T10:59' }, 'The exit comes before the booking.'),
    cells({ exitAt: '9018-01-02T09:30' }, { exitAt: '2018-01-02T09:30' }, 'No case lasts more than 60 years.'),
    cells(
      { ...CAME, earlierDispatchedAt: '2018-01-02T08:30' },
      { earlierDispatchedAt: '2018-01-02T08:10' },
      'An earlier team was sent before the last.',
    ),
    cells(
      { sentAt: '2018-01-02T09:31', exitAt: '2018-01-02T09:30' },
      { sentAt: '2018-01-02T09:29' },
      'A notice cannot be sent after the person has left.',
    ),
    csv(
      'bookedAt,sentAt,receivedAt' +
        '\n2018-01-01T10:00,2018-01-02T08:00,2018-01-02T08:10\n2018-01-01T10:00,,2018-01-02T08:10',
      'bookedAt,sentAt,receivedAt' +
        '\n2018-01-01T10:00,2018-01-02T08:00,2018-01-02T08:10\n2018-01-01T10:00,2018-01-02T08:00,2018-01-02T08:10',
      'A notice was heard that nobody sent.',
    ),
    cells(
      { ...CAME, earlierDispatchedAt: '2018-01-02T08:00', dispatches: '1' },
      { dispatches: '2' },
      'More times of teams being sent are given than teams.',
    ),
    csv(
      'bookedAt,arrivedAt,outcome\n2018-01-01T10:00,2018-01-02T09:00,\n2018-01-01T10:00,,late',
      'bookedAt,arrivedAt,outcome\n2018-01-01T10:00,2018-01-02T09:00,late\n2018-01-01T10:00,2018-01-02T09:00,late',
      'The outcome needs a time that this case lacks and others have.',
    ),
    cells(
      { ...CAME, outcome: 'noShow' },
      { outcome: 'late' },
      'The outcome says that something did not happen, but the case has a time for it.',
    ),
    cells(
      { ...CAME, leftAt: '2018-01-02T09:30', outcome: 'late' },
      { leftAt: '2018-01-02T08:50' },
      'The outcome and the times contradict each other.',
    ),
  ],
};
