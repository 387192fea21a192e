import { CHANNELS } from '../../events/channel.ts';
import { LEGAL_BASES } from '../../events/legal-basis.ts';
import { OUTCOMES } from '../../events/outcome.ts';
import { LEARNED_BY } from '../../events/release-notice.ts';

/** Which of the four nouns, or the person, a column describes. */
export type Noun = 'person' | 'detainer' | 'release notice' | 'agent arrival';

export interface Column {
  key: ColumnKey;
  /** instant: whole seconds since 1970-01-01 UTC; instants: several, in order of time. */
  kind: 'instant' | 'instants' | 'name' | 'yesNo' | 'count';
  of: Noun;
  /** For an instant, the name of the event; otherwise what the column states. */
  label: string;
  /** The only values that a name may have. */
  allowed?: readonly string[];
}

/** The instants of a case, named as in `events/`, in their usual order. */
const INSTANTS = [
  'bookedAt',
  'calledAt',
  'identifiedAt',
  'lodgedAt',
  'askedAboutAt',
  'knownAt',
  'orderAt',
  'sentAt',
  'receivedAt',
  'foundAt',
  'undelayedExitAt',
  'dueAt',
  'dispatchedAt',
  'arrivedAt',
  'exitAt',
  'heldAt',
  'pickedUpAt',
  'leftAt',
  'backAt',
] as const;
/** The times of teams that were followed by another team for the same person. */
const EARLIER = ['earlierDispatchedAt', 'earlierArrivedAt'] as const;
const NAMES = [
  'facility',
  'fieldOffice',
  'priority',
  'channel',
  'releaseReason',
  'learnedBy',
  'delayBasis',
  'holdBasis',
  'outcome',
] as const;
const YES_NO = ['foreignBorn', 'priorContact', 'convicted', 'consents', 'asked'] as const;
const COUNTS = ['dispatches', 'teamNumber', 'drivingSeconds', 'waitingSeconds', 'doorSeconds'] as const;

export type InstantKey = (typeof INSTANTS)[number];
export type ColumnKey =
  | InstantKey
  | (typeof EARLIER)[number]
  | (typeof NAMES)[number]
  | (typeof YES_NO)[number]
  | (typeof COUNTS)[number];

/** One person's case as a log has it. null means that it did not happen, or that the log does not say. */
export type LoggedCase = { id: string } & Record<InstantKey, number | null> &
  Record<(typeof EARLIER)[number], number[] | null> &
  Record<(typeof NAMES)[number], string | null> &
  Record<(typeof YES_NO)[number], boolean | null> &
  Record<(typeof COUNTS)[number], number | null>;

const instant = (key: InstantKey, of: Noun, label: string): Column => ({ key, kind: 'instant', of, label });

/** Every column of a log except the case's id, in the order of the tables. */
export const COLUMNS: readonly Column[] = [
  { key: 'facility', kind: 'name', of: 'person', label: 'the jail' },
  { key: 'fieldOffice', kind: 'name', of: 'person', label: "the agency's field office, where there are several" },
  { key: 'priority', kind: 'name', of: 'person', label: "the agency's class of priority" },
  { key: 'foreignBorn', kind: 'yesNo', of: 'person', label: 'born abroad' },
  { key: 'priorContact', kind: 'yesNo', of: 'person', label: 'an earlier encounter with the agency is on record' },
  { key: 'convicted', kind: 'yesNo', of: 'person', label: 'convicted; if false, charged' },
  { key: 'consents', kind: 'yesNo', of: 'person', label: 'agrees, or would agree if asked, to a call to the agency' },
  instant('bookedAt', 'person', 'booked'),
  { key: 'asked', kind: 'yesNo', of: 'person', label: 'the jail asked the person before the call' },
  instant('calledAt', 'detainer', 'agency called'),
  instant('identifiedAt', 'detainer', 'identified'),
  { key: 'channel', kind: 'name', of: 'person', label: 'how the agency learned of the person', allowed: CHANNELS },
  instant('lodgedAt', 'detainer', 'detainer lodged'),
  instant('askedAboutAt', 'detainer', 'agency asks about the person'),
  instant('knownAt', 'release notice', 'release known'),
  instant('orderAt', 'release notice', 'release ordered'),
  { key: 'releaseReason', kind: 'name', of: 'person', label: 'why the person is released' },
  instant('sentAt', 'release notice', 'notice sent'),
  instant('receivedAt', 'release notice', 'notice heard'),
  instant('foundAt', 'release notice', 'release found out by the agency'),
  {
    key: 'learnedBy',
    kind: 'name',
    of: 'person',
    label: 'how the agency learned of the release in time',
    allowed: LEARNED_BY,
  },
  instant('undelayedExitAt', 'release notice', 'cleared'),
  { key: 'delayBasis', kind: 'name', of: 'person', label: 'legal basis of a delay', allowed: LEGAL_BASES },
  instant('dueAt', 'agent arrival', 'team due'),
  { key: 'earlierDispatchedAt', kind: 'instants', of: 'agent arrival', label: 'team dispatched' },
  { key: 'earlierArrivedAt', kind: 'instants', of: 'agent arrival', label: 'team arrived' },
  instant('dispatchedAt', 'agent arrival', 'team dispatched'),
  instant('arrivedAt', 'agent arrival', 'team arrived'),
  instant('exitAt', 'release notice', 'exit'),
  instant('heldAt', 'release notice', 'held'),
  { key: 'holdBasis', kind: 'name', of: 'person', label: 'legal basis of a hold', allowed: LEGAL_BASES },
  instant('pickedUpAt', 'agent arrival', 'picked up'),
  instant('leftAt', 'person', 'left'),
  instant('backAt', 'agent arrival', 'team back'),
  { key: 'outcome', kind: 'name', of: 'person', label: 'how the case ended', allowed: OUTCOMES },
  { key: 'dispatches', kind: 'count', of: 'agent arrival', label: 'teams sent' },
  {
    key: 'teamNumber',
    kind: 'count',
    of: 'agent arrival',
    label: 'which team of the field office was sent last, from 1',
  },
  { key: 'drivingSeconds', kind: 'count', of: 'agent arrival', label: 'seconds of driving, both ways' },
  { key: 'waitingSeconds', kind: 'count', of: 'agent arrival', label: 'seconds at the door before the release' },
  { key: 'doorSeconds', kind: 'count', of: 'agent arrival', label: 'seconds of the handover' },
];

/** A column that is an event of its own. */
export type Activity = Column & { key: InstantKey; kind: 'instant' };

export const ACTIVITIES = COLUMNS.filter((column): column is Activity => column.kind === 'instant');
export const ATTRIBUTES = COLUMNS.filter(({ kind }) => kind !== 'instant' && kind !== 'instants');

/** What is known of a person at the booking. */
export const AT_BOOKING: ReadonlySet<ColumnKey> = new Set(
  COLUMNS.slice(
    0,
    COLUMNS.findIndex(({ key }) => key === 'bookedAt'),
  ).map(({ key }) => key),
);

/** Who acts: the jail, or the agency's field office. */
export function actorOf({ of, key }: Column): 'jail' | 'field office' {
  const byAgency =
    of === 'agent arrival' ||
    key === 'lodgedAt' ||
    key === 'receivedAt' ||
    key === 'foundAt' ||
    key === 'askedAboutAt' ||
    key === 'identifiedAt';
  return byAgency ? 'field office' : 'jail';
}

/** Each case is a copy of this, since an object that is built key by key is slower to use. */
const BLANK = { id: '', ...Object.fromEntries(COLUMNS.map(({ key }) => [key, null])) } as LoggedCase;

export function blankCase(id: string): LoggedCase {
  return { ...BLANK, id };
}

/** What happened to a person, in order of time. Events in the same second stay in the order of the columns. */
export function eventsOf(logged: LoggedCase): { column: Column; at: number }[] {
  return COLUMNS.flatMap((column) => {
    if (column.kind !== 'instant' && column.kind !== 'instants') return [];
    return instantsOf(logged, column).map((at) => ({ column, at }));
  }).sort((a, b) => a.at - b.at);
}

function instantsOf(logged: LoggedCase, { key }: Column): number[] {
  const value = logged[key];
  return value === null ? [] : ([value].flat() as number[]);
}
