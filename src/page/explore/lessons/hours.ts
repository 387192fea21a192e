import type { Lesson } from './lesson.ts';

/** Lessons about office hours: locks in series. */
export const HOURS: readonly Lesson[] = [
  {
    key: 'after-hours',
    title: 'After hours',
    scenario: '3-after-hours.yaml',
    policies: ['around-the-clock', 'office-teams', 'office-phone', 'office-both'],
    read: [
      'Some people were not picked up because they were released after hours. Whose hours: those of the ' +
        'phone, or those of the teams?',
      'Teams may go home at half past four. Or the phone may ring in an empty office.',
    ],
    guess: 'Which of the two costs more pickups? What if both are true?',
    reveal: [
      'Each alone costs as many pickups as both together. It is like a second lock on a door that is already locked.',
      'But the outcomes differ. With teams in office hours, people left after hours. With the phone in ' +
        'office hours, the notice was read or heard too late. Which of the two would each side count?',
    ],
    person: 'Follow a person who leaves at night. At which lock does the case end under each rule?',
    day: 'Look at a Monday under office-phone. What happens at half past eight?',
    task:
      'Give the teams an on-call rule (Teams outside their duty hours: on call). Under which of the ' +
      'policies does it help, and why only there?',
    answer: [
      'With the phone staffed at all hours, the notice is heard at night, and a team on call can leave at ' +
        'once. With the phone in office hours, nobody hears it before the morning, so a team on call is not ' +
        'called.',
      'The on-call rule empties the row “after hours” in both cases. Only in one of them do those people ' +
        'become pickups.',
    ],
  },
  {
    key: 'two-locks',
    title: 'Two locks in series',
    scenario: '5-two-locks.yaml',
    policies: ['office-hours', 'phone-alone', 'teams-alone', 'both'],
    read: [
      'The agency’s phone is staffed in office hours, and so are its teams. Somebody proposes to staff the ' +
        'phone around the clock. Somebody else proposes the same for the teams. The budget is for one of ' +
        'them.',
    ],
    guess: 'How many of 100 are met with the phone alone, with the teams alone, and with both?',
    reveal: [
      'Neither moves the pickups by itself. Both together do. A case must pass every lock: the notice must ' +
        'be heard, and a team must be on duty. Opening one lock of a door that has two changes only where ' +
        'cases stop.',
      'Look at the steps, “where detainers stop”. With the phone alone, the losses move from “heard in ' +
        'time” to “a team is on duty”. The sum stays.',
    ],
    person: 'Follow a person who leaves on a Saturday. Which lock stops the case under each policy?',
    day:
      'Look at a Saturday under phone-alone: notices are heard, and no team is on duty. Then under teams- ' +
      'alone: teams are on duty, and nothing is heard.',
    task:
      'Set the phone to “daily 06:00–22:00” and the teams to the same. How much of the gain is already ' +
      'there? Which lock would you open next?',
    answer: [
      'Most releases are in the day and the evening, so most of the gain is there. What is left is the ' +
        'night, and it is lost at both locks at once: again, opening one of them would show nothing.',
      'For this reason, trying one measure at a time can make each of two useful measures look useless.',
    ],
  },
];
