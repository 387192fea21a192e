import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Booking } from '../../events/booking.ts';
import { PICKUPS } from '../../events/outcome.ts';
import type { Case } from '../model/case.ts';
import { type Policy, rulesAt } from '../model/policy.ts';
import { type CountedBy, DEFINITIONS, declinedBy } from './declined.ts';

/** A case that ended, of a person with a detainer lodged before the exit. */
export interface EndedCase {
  booking: Booking;
  found: Case;
  /** null if no notice was heard in time. */
  arrival: AgentArrival | null;
}

interface Definition {
  /** When this party counts a detainer, after "if". */
  text: string;
  /** Where the reading comes from. */
  source: string;
}

interface Term {
  name: string;
  definitions: Record<CountedBy, Definition>;
  countedBy(ended: EndedCase, policy: Policy): Record<CountedBy, boolean>;
}

const WEEKLY = 'Star Tribune, 2017-03-20, on the first weekly report; how the agency counted is not published';

/** The words that the agency and the county use of the same cases with different meanings. */
export const TERMS = {
  noticeGiven: {
    name: 'notice given',
    definitions: {
      agency: {
        text: 'the jail sent notice as long before the exit as the agency asks for',
        source: 'Star Tribune, mid 2017: agents ask for 24 hours, and usually get an hour or two',
      },
      county: {
        text: 'the jail sent notice before the exit, however short',
        source: 'Star Tribune, mid 2017: the jail notifies the agency of an imminent release',
      },
    },
    countedBy({ booking, found: { notice } }, policy) {
      if (notice === null || notice.sentAt === null) return { agency: false, county: false };
      const { requestedLeadSeconds } = rulesAt(policy, booking.facility, notice.sentAt).releaseNotice;
      return { agency: notice.exitAt - notice.sentAt >= requestedLeadSeconds, county: true };
    },
  },
  declined: {
    name: 'declined',
    definitions: {
      agency: { text: DEFINITIONS.agency, source: WEEKLY },
      county: {
        text: DEFINITIONS.county,
        source: 'Sun Current, 2017-04-19: of 15 detainers, the agency was not told of 2',
      },
    },
    countedBy: ({ found, arrival }) => declinedBy(found, arrival),
  },
  pickedUp: {
    name: 'picked up',
    definitions: {
      agency: {
        text: 'the agency took the person into its custody, however it learned of the release',
        source: 'Deportation Data Project, by facility: agents find some people where a jail tells nothing',
      },
      county: {
        text: 'the jail sent notice, and the agency took the person into its custody',
        source: 'Sheriffs’ Association, in MPR News, 2017-03-21: at most a third of those released',
      },
    },
    countedBy({ found, arrival }) {
      const outcome = arrival?.outcome ?? found.outcome;
      const isMet = outcome !== null && PICKUPS.includes(outcome);
      return { agency: isMet, county: isMet && found.notice !== null && found.notice.sentAt !== null };
    },
  },
} as const satisfies Record<string, Term>;

export type TermKey = keyof typeof TERMS;
export const TERM_KEYS = Object.keys(TERMS) as [TermKey, ...TermKey[]];
