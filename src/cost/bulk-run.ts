import { QUEUES } from '../../events/queues.ts';
import { makePlan, type Plan } from '../engine/plan/plan.ts';
import { replicationSize } from '../engine/plan/size.ts';
import { simulateBlock } from '../pipeline/steps/simulate-block.ts';
import { blockAddress } from '../pipeline/store/addresses.ts';
import { blockItems } from '../pipeline/store/stored-block.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { bookedAndFollowed } from './followed.ts';
import { MEASURED } from './measured.ts';
import { gbSeconds, noRequests, type Requests, receive, sendUnits, storedMb } from './requests.ts';
import { recordUnits } from './run-record-units.ts';
import { itemBytes, readUnits, writeUnits } from './units.ts';
import { EXPIRES_AT, RUN, walked } from './walk.ts';

const FULL_REQUEST = 10;
/** The most blocks to simulate, and the most people in them. */
const SIMULATED = 10;
const SIMULATED_PEOPLE = 10_000_000;

/** The requests of a run in blocks of `block` replications. Its first blocks are simulated and represent the others. */
export function bulkRunRequests(scenario: ResolvedScenario, block: number, environments: number) {
  const { replications, policies } = scenario;
  const blocks = Math.ceil(replications / block);
  const affordable = Math.max(1, Math.floor(SIMULATED_PEOPLE / Math.max(1, replicationSize(scenario) * block)));
  const simulated = Math.min(blocks, SIMULATED, affordable);
  const plan = makePlan(scenario);
  const tallies = Array.from({ length: simulated }, (_, i) =>
    tallyUnits(plan, i * block, Math.min(block, replications - i * block)),
  );
  const mean = (units: keyof TallyUnits) => tallies.reduce((sum, tally) => sum + tally[units], 0) / simulated;

  const requests: Requests = noRequests();
  const messages = Array.from({ length: Math.min(blocks, FULL_REQUEST) }, () =>
    walked('replication', { run: RUN, first: replications - 1, count: block }, 0, []),
  );
  requests.sent = Math.ceil(blocks / FULL_REQUEST) * sendUnits(messages);
  receive('replication', messages, requests);
  for (const key of ['received', 'deleted', 'invocations'] as const) requests[key] *= blocks / messages.length;
  const started = Math.min(environments, QUEUES.replication.concurrency, blocks);
  const record = recordUnits(scenario, 1);
  // The function checks whether the block is there; the driver checks once, then finds it and reads all of it.
  requests.readByFunctions = blocks + started * record.read;
  requests.readByDriver = blocks * (1 + mean('read'));
  requests.written = record.write + blocks * mean('write');
  requests.storedMb = record.mb + blocks * mean('mb');
  const { message, replicationAndPolicy, booked, followed } = MEASURED.blockSeconds;
  const people = bookedAndFollowed(plan);
  const each = people.booked * booked + policies.length * replicationAndPolicy + people.followed * followed;
  const seconds = blocks * message + replications * each + started * MEASURED.firstSeconds;
  requests.gbSeconds = gbSeconds('replication', seconds);
  return { requests, walked: Math.min(replications, simulated * block) };
}

interface TallyUnits {
  write: number;
  read: number;
  mb: number;
}

function tallyUnits(plan: Plan, first: number, count: number): TallyUnits {
  const tally = simulateBlock({ first, count }, plan, () => Number.POSITIVE_INFINITY);
  const { pk } = blockAddress(RUN, first);
  const items = [...blockItems(tally)].map(([sk, bytes]) => itemBytes({ pk, sk, bytes, expiresAt: EXPIRES_AT }));
  return {
    write: items.reduce((sum, bytes) => sum + writeUnits(bytes), 0),
    read: items.reduce((sum, bytes) => sum + readUnits(bytes), 0),
    mb: storedMb(
      items.reduce((sum, bytes) => sum + bytes, 0),
      items.length,
    ),
  };
}
