import { command } from '../command-rows.ts';
import type { Part } from '../row.ts';

const TWO_RANGES = '--vary agentArrival.noShow "0 %..9 %" --vary agentArrival.otherExit "0 %..9 %"';
const ACCEPTED = 'sweep known.yaml --vary agentArrival.teams.count 1 2 --replications 2';

export const SWEEP: Part = {
  title: 'Sweeps over values',
  about: 'A command line. `known.yaml` is a scenario of 14 days.',
  rows: [
    command('sweep known.yaml --vary agentArrival.teams.count', ACCEPTED, 'Values come after the path.'),
    command(
      `sweep known.yaml ${Array.from({ length: 33 }, (_, i) => `--vary holidays.${i} x`).join(' ')}`,
      ACCEPTED,
      'Too many paths are varied.',
    ),
    command(
      'sweep known.yaml --vary agentArrival.noShow "0 %..9 %" --design lhs',
      'sweep known.yaml --vary agentArrival.noShow "0 %..9 %" --design lhs --points 2 --replications 2',
      'A Latin hypercube has as many points as you ask for.',
    ),
    command(
      'sweep known.yaml --vary agentArrival.noShow "0 %..9 %"',
      'sweep known.yaml --vary agentArrival.noShow "0 %..9 %" --points 2 --replications 2',
      'A grid takes evenly spaced values of a range.',
    ),
    command(
      'sweep known.yaml --vary agentArrival.teams.count 1 2 --points 5',
      ACCEPTED,
      'Values that are listed need no number.',
    ),
    command(
      `sweep known.yaml ${TWO_RANGES} --points 40`,
      `sweep known.yaml ${TWO_RANGES} --points 2 --replications 2`,
      'Every value of one path is run with every value of the other.',
    ),
    command(
      'sweep known.yaml --vary agentArrival.teams.count 1 --cache ""',
      ACCEPTED,
      'A cache needs a folder.',
      false,
    ),
    command(
      'sweep known.yaml --vary agentArrival.teams.count 1 --stack Other',
      ACCEPTED,
      'Without --on aws, no stack is used.',
    ),
    command(
      'sweep known.yaml --vary agentArrival.teams.count 1 --on local --workers 2',
      `${ACCEPTED} --workers 2`,
      'On a stack, the functions share the work among themselves.',
    ),
    command(
      'spread known.yaml --screen --on local',
      'spread known.yaml --screen --replications 2',
      'A screening is not run on a stack.',
      false,
    ),
    command(
      'sweep known.yaml --vary agentArrival.teams.count 1 --measure pikcupRate',
      `${ACCEPTED} --measure pickupRate`,
      'The measure is misspelt.',
    ),
  ],
};
