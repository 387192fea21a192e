import type { Lesson } from './lesson.ts';

/** Lessons about what rules and teams cost, and whom. */
export const BURDENS: readonly Lesson[] = [
  {
    key: 'delay',
    title: 'What delaying releases costs, and whom',
    scenario: '4-delay.yaml',
    policies: ['practice', 'delayed', 'held', 'more-teams', 'all-hours'],
    read: ['Four rules are meant to let more teams arrive in time, and none is free.'],
    guess: 'Which of them do? Who pays in hours, who in money, who in days held?',
    reveal: [
      'Delaying the release holds nearly everybody for most of a day. The notice is then heard, but the new ' +
        'hour of the exit can fall where no team is on duty.',
      'A hold on request holds people until a team comes, for at most 48 hours. Twice as many teams meet ' +
        'the people for whom no team was free, and nobody else. Two teams at all hours meet hardly anybody ' +
        'more, because the phone still rings in an empty office at night.',
    ],
    person:
      'Follow a person who is met under held and not under delayed. For how long was the person in the jail ' +
      'past the exit under each?',
    day: 'Look at the busiest day under practice and under more-teams. For whom was no team free?',
    task:
      'What would you need to know before you could say that one rule is better than another? Is it in the ' +
      'report? Should it be?',
    answer: [
      'There is no number to give here. The report says how many hours people are held and how many people ' +
        'are picked up. It does not say how many hours of the one are worth one of the other. That is a ' +
        'judgement, and parties differ in it.',
      'An hour held is counted under its legal basis. Whether that basis is enough is for courts to say. ' +
        'Most values of this exercise are assumptions: before a decision, a county would put in its own.',
    ],
  },
  {
    key: 'overload',
    title: 'A team that is always too late',
    scenario: '6-overload.yaml',
    policies: ['every-notice', 'reachable', 'second-team'],
    read: [
      'One team drives for everybody in turn, nine people a day. The office does not call the jail again ' +
        'before the team leaves.',
      'Under reachable, the team sets out only where it can expect to arrive before the person is expected ' +
        'to leave. Under second-team, a second team drives, and both set out for every notice.',
    ],
    guess: 'Which is worth more: a second team, or a rule that leaves people out?',
    reveal: [
      'Under every-notice, the team is so busy with people who have left that it comes late to the next ' +
        'one, too. Under reachable, the same team meets more than twice as many people, although it drives ' +
        'for far fewer.',
      'Two teams that drive for everybody meet somewhat more people than one that chooses. They also spend ' +
        'many more hours on trips without a pickup.',
    ],
    person:
      'Follow a person who is met under reachable and not under every-notice. Where was the team when the ' +
      'notice was heard?',
    day: 'Look at the busiest day under every-notice: how many of the trips began after the person had left?',
    task:
      'Give reachable two teams, and every-notice four. Then raise the number of bookings per day. Which of ' +
      'the two breaks down first?',
    answer: [
      'Every-notice breaks down first: once more notices come than the teams can drive to, the waiting line ' +
        'grows, and everybody in it is reached later and later. Reachable only leaves out more people, and ' +
        'keeps meeting those whom it drives to.',
      'Whether it is right to leave people out by distance and time is another question. The report counts ' +
        'them as out of reach, so that it stays visible.',
    ],
  },
];
