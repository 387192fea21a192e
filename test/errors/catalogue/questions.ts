import { command } from '../command-rows.ts';
import type { Part } from '../row.ts';

const SEVEN = Array.from({ length: 7 }, (_, i) => `--vary agentArrival.margin "0 h..${i + 1} h"`).join(' ');
const VARY = '--vary agentArrival.margin "0 h..2 h"';
const REACH = '--reach "pickup rate ≥ 0 % ± 50 %"';
const GOOD = `seek my.yaml ${REACH} ${VARY}`;
const reach = (given: string, accepted: string, cause: string) =>
  command(`seek my.yaml --reach "${given}" ${VARY}`, `seek my.yaml --reach "${accepted}" ${VARY}`, cause);
const vary = (given: string, accepted: string, cause: string) =>
  command(`seek my.yaml ${REACH} --vary ${given}`, `seek my.yaml ${REACH} --vary ${accepted}`, cause);

export const QUESTIONS: Part = {
  title: 'Questions beyond one run',
  about: 'A command line. `my.yaml` is a scenario of 14 days with one policy, `practice`.',
  rows: [
    reach('pickup rate', 'pickup rate ≥ 0 % ± 50 %', 'A target is a measure and a value.'),
    reach('pikcup rate 60 %', 'pickup rate ≥ 0 % ± 50 %', 'The measure is misspelt.'),
    reach('pickup rate 130 %', 'pickup rate ≥ 0 % ± 50 %', 'A share is at most 100 %.'),
    reach('pickup rate 60 h', 'pickup rate ≥ 0 % ± 50 %', 'A share is not measured in hours.'),
    reach('hours held 5 apples', 'hours held ≥ 0 h ± 50 h', 'Hours are not measured in apples.'),
    reach(
      'pickup rate 60 % ± 0 %',
      'pickup rate ≥ 0 % ± 50 %',
      'No number of replications gives an interval of width 0.',
    ),
    command(
      `seek my.yaml ${REACH} --policy practise ${VARY}`,
      `seek my.yaml ${REACH} --policy practice ${VARY}`,
      'The policy is misspelt.',
    ),
    command(`${GOOD} --html -`, `${GOOD} --html answer.html`, 'A page is not for a terminal.'),
    vary('agentArrival.margin', 'agentArrival.margin "0 h..2 h"', 'A path has no range.'),
    vary('agentArrival.margn "0 h..2 h"', 'agentArrival.margin "0 h..2 h"', 'The path is misspelt.'),
    vary(
      '"practise: agentArrival.margin" "0 h..2 h"',
      '"practice: agentArrival.margin" "0 h..2 h"',
      'The policy of the path is misspelt.',
    ),
    command(
      `seek pair.yaml ${REACH} --vary "other: agentArrival.margin" "0 h..2 h"`,
      `seek pair.yaml ${REACH} --vary "practice: agentArrival.margin" "0 h..2 h"`,
      'A value of another policy does not change the policy that is looked at.',
    ),
    vary('agentArrival.margin "2 h..0 h"', 'agentArrival.margin "0 h..2 h"', 'The range runs backwards.'),
    vary(
      'agentArrival.margin "30 min..2 h"',
      'agentArrival.margin "30 min..120 min"',
      'The ends are in different units.',
    ),
    vary('agentArrival.margin "1 h..1 h"', 'agentArrival.margin "0 h..1 h"', 'There is nothing between the ends.'),
    vary('agentArrival.margin "1 h"', 'agentArrival.margin "0 h..1 h"', 'A range has two ends.'),
    vary('agentArrival.margin "short..2 h"', 'agentArrival.margin "0 h..2 h"', 'An end is a word.'),
    vary(
      'agentArrival.decline "0 %..120 %"',
      'agentArrival.decline "0 %..100 %"',
      'The scenario does not allow this end.',
    ),
    command(`${GOOD} ${VARY}`, `${GOOD} --vary agentArrival.otherExit "0 %..10 %"`, 'The same path is given twice.'),
    command(`seek my.yaml ${REACH} ${SEVEN}`, GOOD, 'Seven values have twenty-one pairs.'),
    command(
      'attribute my.yaml --policy practise',
      'attribute my.yaml --policy practice --replications 1',
      'The policy is misspelt.',
    ),
  ],
};
