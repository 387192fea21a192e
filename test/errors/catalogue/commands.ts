import { command } from '../command-rows.ts';
import type { Part } from '../row.ts';

export const COMMANDS: Part = {
  title: 'Commands and their options',
  about: 'A command line. `my.yaml` is a scenario of 14 days.',
  rows: [
    command('run my.yaml --seed -1', 'run my.yaml --seed 1', 'A seed is a whole number of at least 0.'),
    command('run my.yaml --policy practise', 'run my.yaml --policy practice', 'The policy is misspelt.'),
    command('run my.yaml --policy nobody-calls', 'run my.yaml --policy practice', 'The scenario has no such policy.'),
    command(
      'run my.yaml --until "pickup rate"',
      'run my.yaml --until "pickup rate ± 50 %"',
      'A precision is a measure and a half-width.',
    ),
    command(
      'run my.yaml --until "pikcup rate ± 1 %"',
      'run my.yaml --until "pickup rate ± 50 %"',
      'The measure is misspelt.',
    ),
    command(
      'run my.yaml --until "weather ± 1 %"',
      'run my.yaml --until "pickup rate ± 50 %"',
      'There is no such measure.',
    ),
    command(
      'run my.yaml --until "pickup rate ± 0 %"',
      'run my.yaml --until "pickup rate ± 50 %"',
      'No number of replications gives an interval of width 0.',
    ),
    command(
      'run my.yaml --until "pickup rate ± 2 min"',
      'run my.yaml --until "pickup rate ± 50"',
      'A share is not measured in minutes.',
    ),
    command(
      'run my.yaml --until "noticeWindow ± 2 h"',
      'run my.yaml --until "noticeWindow ± 2000 min"',
      'The half-width is in another unit than the measure.',
    ),
    command(
      'run my.yaml --by month --on local',
      'run my.yaml --by month',
      'The functions do not count by facility or month.',
    ),
    command(
      'run my.yaml --trace 1',
      'run my.yaml --on local --trace 1',
      'Only the local stack shows its messages.',
      false,
    ),
    command(
      'run my.yaml --on local --bulk --trace 1',
      'run my.yaml --on local --trace 1',
      'With --bulk, no events about people are sent.',
      false,
    ),
    command(
      'run my.yaml --stack second',
      'run my.yaml --on aws --stack second',
      'Without --on aws no stack is used.',
      false,
    ),
    command(
      'run my.yaml --per-replication',
      'run my.yaml --per-replication --json',
      'The text has no room for the values of each replication.',
    ),
    command('run my.yaml --chunk 10', 'run my.yaml --on local --chunk 10', 'Without --on no messages are sent.', false),
    command(
      'run my.yaml --on local --workers 2',
      'run my.yaml --workers 2',
      'The functions share the work among themselves.',
    ),
    command(
      'run my.yaml --on local --bulk --chunk 10',
      'run my.yaml --on local --chunk 10',
      'With --bulk, no messages about people are sent.',
      false,
    ),
    command(
      'cost my.yaml --bulk --chunk 10',
      'cost my.yaml --chunk 10',
      'With --bulk, no messages about people are sent.',
    ),
    command('deploy --stack 1st', 'deploy --stack first', 'CloudFormation allows no other names.', false),
    command(
      'deploy --budget 20',
      'deploy --budget 20 --email me@example.org',
      'A budget warning needs an e-mail address.',
      false,
    ),
    command('deploy --email me', 'deploy --email me@example.org', 'The address has no domain.', false),
    command('explain my.yaml', 'explain my.yaml --person 1', 'The command shows one person.'),
    command('explain my.yaml --person 100000', 'explain my.yaml --person 1', 'The replication has fewer people.'),
    command('explain empty.yaml --person 1', 'explain my.yaml --person 1', 'The scenario books nobody.'),
    command(
      'export my.yaml --as parquet',
      'export my.yaml --as parquet --out cases.parquet',
      'Parquet is binary, and a terminal cannot show it.',
    ),
    command(
      'export large.yaml --as csv',
      'export my.yaml --as csv',
      'The log would have more cases than can be read again.',
    ),
    command('export crowd.yaml --as csv', 'export my.yaml --as csv', 'One day has more people than a log may.'),
    command(
      'weekly short.yaml --week 2018-01-03',
      'weekly my.yaml --week 2018-01-08',
      'The run begins on a Monday and ends before the second Saturday.',
    ),
    command('weekly my.yaml --week Monday', 'weekly my.yaml --week 2018-01-08', 'The text is not a date.'),
    command(
      'weekly my.yaml --week 2018-03-01',
      'weekly my.yaml --week 2018-01-08',
      'The week is not wholly in the run.',
    ),
    command(
      'weekly my.yaml --week 2018-01-08 --under-coverage 150',
      'weekly my.yaml --week 2018-01-08 --under-coverage "15 %"',
      'The text is not a share.',
    ),
    command('spread known.yaml', 'spread my.yaml --draws 9 --replications 2', 'Without a range, nothing is unknown.'),
    command(
      'spread unsure.yaml',
      'spread my.yaml --draws 9 --replications 2',
      'The effects of so many unknowns cannot be separated.',
    ),
    command(
      'spread my.yaml --draws 4',
      'spread my.yaml --draws 9 --replications 2',
      'An effect is estimated from more draws than it has unknowns.',
    ),
    command(
      'spread my.yaml --measure pikcupRate',
      'spread my.yaml --draws 9 --replications 2 --measure pickupRate',
      'The measure is misspelt.',
    ),
    command(
      'spread my.yaml --measure weather',
      'spread my.yaml --draws 9 --replications 2 --measure pickupRate',
      'There is no such measure.',
    ),
    command('policies no-coperation', 'policies no-cooperation', 'The preset is misspelt.'),
    command('policies weather', 'policies no-cooperation', 'There is no such preset.'),
    command(
      'fit stays.csv --column length',
      'fit stays.csv --column length --unit min',
      'Neither the name of the column nor an option says the unit.',
    ),
    command(
      'fit few.csv --column minutes',
      'fit stays.csv --column minutes',
      'A distribution cannot be fitted to so few values.',
    ),
    command('fit equal.csv --column minutes', 'fit stays.csv --column minutes', 'Equal values have no distribution.'),
    command(
      'fit alike.csv --column minutes',
      'fit stays.csv --column minutes',
      'The values differ less than a fit can show.',
    ),
    command('init my.yaml', 'init new.yaml', 'A file is not overwritten.'),
    command('run my.yaml --out ""', 'run my.yaml --out report', 'The option names no directory.'),
    command(
      'run my.yaml --csv report/tables --out report',
      'run my.yaml --out report',
      'One directory cannot be inside the other.',
    ),
    command('run my.yaml --out notes.txt', 'run my.yaml --out report', 'A file with this name exists.'),
    command('run my.yaml --out old', 'run my.yaml --out old --force', 'The directory exists.'),
    command(
      'run my.yaml --out link --force',
      'run my.yaml --out old --force',
      'A link (here to `old`) leads elsewhere.',
    ),
    command(
      'export my.yaml --as csv --out link.csv --force',
      'export my.yaml --as csv --out few.csv --force',
      'A link (here to `few.csv`) leads elsewhere.',
    ),
    command(
      'run my.yaml --out . --force',
      'run my.yaml --out report',
      'The directory holds files that no report wrote.',
    ),
    command('run my.yaml --out /dev/null/report', 'run my.yaml --out report', 'The system refuses to write there.'),
    command(
      'weekly my.yaml --week 2018-01-08 --csv ""',
      'weekly my.yaml --week 2018-01-08 --csv week.csv',
      'The option names no file.',
    ),
    command(
      'weekly my.yaml --week 2018-01-08 --csv old',
      'weekly my.yaml --week 2018-01-08 --csv week.csv',
      'A folder with this name exists.',
    ),
    command(
      'weekly my.yaml --week 2018-01-08 --csv /dev/null',
      'weekly my.yaml --week 2018-01-08 --csv week.csv',
      'A file cannot replace a device.',
    ),
    command(
      'weekly my.yaml --week 2018-01-08 --csv stays.csv',
      'weekly my.yaml --week 2018-01-08 --csv stays.csv --force',
      'A file with this name exists.',
    ),
  ],
};
