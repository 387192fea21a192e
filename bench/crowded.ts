import { parse } from 'node:path';
import { enclose } from '../events/envelope.ts';
import { makePlan } from '../src/engine/plan/plan.ts';
import { bookPeople } from '../src/pipeline/steps/book-people.ts';
import { decideDetainers } from '../src/pipeline/steps/decide-detainers.ts';
import { type DecidedNotices, decideNotices } from '../src/pipeline/steps/decide-notices.ts';
import { rangesOf } from '../src/pipeline/steps/ranges.ts';
import { serveNotices } from '../src/pipeline/steps/serve-notices.ts';
import { casesToBytes, countsFromBytes, noticesIn, outcomesFromBytes } from '../src/pipeline/store/counts-bytes.ts';
import { noticesFromBytes, noticesToBytes } from '../src/pipeline/store/packed-notices.ts';
import { personOutcomesFromBytes, personOutcomesToBytes } from '../src/pipeline/store/person-outcomes.ts';
import { loadScenarioText } from '../src/scenario/load.ts';
import { peakMebibytes } from './peak-memory.ts';

/**
 * `node bench/crowded.ts booking|agent-arrival PEOPLE`: what one function needs for a crowded run, with nothing of
 * Lambda around it. booking books and sends a day of so many people. agent-arrival reads and serves the notices of a
 * replication with so many bookings, nearly all of which end in a notice. Prints processor seconds and the largest size
 * of the process in MiB.
 */
const [step, people] = process.argv.slice(2);
const CHUNK = 2000;
const DAYS = 365;
const perYear = Number(people) * (step === 'booking' ? DAYS : 1);

const text = `
title: Everybody has a detainer
zone: America/Chicago
start: 2015-01-01
length: ${DAYS} days
seed: 1
replications: 1
baseline: practice
base:
  facilities: { jail: { clearing: 1–2 h, travel: 30 min } }
  booking: { rate: ${perYear} per year, foreignBorn: 100 %, priorContact: 100 %, convicted: 45 %, consents: 40 % }
  detainer: { issue: { probability: 100 %, delay: 20 min – 1 h } }
  agentArrival: { teams: { count: 200, hours: 24/7 }, decline: 10 % }
policies:
  practice: { title: Practice }
`;
const { resolved: scenario } = await loadScenarioText(Buffer.from(text), `${parse(import.meta.filename).name}.yaml`);
const plan = makePlan(scenario);
const ranges = rangesOf(scenario, CHUNK);

const seconds = () => process.cpuUsage().user / 1e6;
let started = seconds();
const about = step === 'booking' ? bookADay() : serveAYear();
const mebibytes = peakMebibytes();
process.stdout.write(`${JSON.stringify({ ...about, seconds: seconds() - started, mebibytes })}\n`);

function bookADay() {
  const range = ranges.find(({ fromDay }) => fromDay >= 0)!;
  const messages = bookPeople({ run: 'run', replication: 0, range }, plan, CHUNK);
  const bodies = messages.map((message) => JSON.stringify(enclose('detainer', message)));
  const sent = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
  return { people: messages.reduce((sum, { bookings }) => sum + bookings.length, 0), bytes: sent };
}

function serveAYear() {
  const stored = ranges.flatMap((range) =>
    bookPeople({ run: 'run', replication: 0, range }, plan, CHUNK).flatMap((booked) =>
      decideDetainers(booked, plan).map((message) => bytesOf(decideNotices(message, plan))),
    ),
  );
  started = seconds();
  const decided = stored.map(
    (bytes): DecidedNotices => ({
      notices: noticesFromBytes(noticesIn(bytes)),
      counts: countsFromBytes(bytes),
      ended: personOutcomesFromBytes(outcomesFromBytes(bytes)),
    }),
  );
  const notices = decided.reduce((sum, chunk) => sum + chunk.notices.length, 0);
  serveNotices(decided, plan, 0, 0);
  return { notices, bytes: stored.reduce((sum, bytes) => sum + bytes.length, 0) };
}

function bytesOf({ counts, notices, ended }: DecidedNotices): Uint8Array {
  return casesToBytes({ counts, outcomes: personOutcomesToBytes(ended), notices: noticesToBytes(notices) });
}
