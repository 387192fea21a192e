import type { Lesson } from './lesson.ts';

/** Lessons about the time between the notice and the exit. */
export const WINDOWS: readonly Lesson[] = [
  {
    key: 'window',
    title: 'Why one to two hours is not twenty-four',
    scenario: '1-window.yaml',
    policies: ['practice', 'best-effort', 'foreseen'],
    read: [
      'The jail is between an hour and a half and two and a half hours away. Phones are answered and teams ' +
        'are on duty at all hours. So only one thing matters here: the time between notice and exit.',
      'Under practice, the notice comes when clearing begins. Under best-effort, it comes 24 hours ahead if ' +
        'the release is known that early. Foreseen imagines that every release is known a day ahead.',
    ],
    guess: 'Who can be met under each? Write down a number for each policy before you look.',
    reveal: [
      'The window is as long as the clearing, and the drive is longer. Asking for 24 hours helps only if ' +
        'somebody knows of the release that early. That is the case for people who have served a sentence, ' +
        'and for transfers. Most releases follow bail or a judge’s order, and are known only shortly before.',
      'No rule can announce what nobody knows. Foreseen imagines that they were known.',
    ],
    person:
      'Follow a person whose case ends differently under best-effort and foreseen. When was the release ' +
      'ordered, and when was the notice sent?',
    day: 'Look at the busiest day under practice. When do the teams arrive, compared with the exits?',
    task:
      'The pickup rate under foreseen is still not 100 %. How late are the teams that come late? Which ' +
      'single value would you change, and what does it represent?',
    answer: [
      'A team plans to be there for the first plausible exit. It reckons with the median of the way and ' +
        'adds a margin of 15 minutes (agentArrival.margin). If the way takes longer than usual, that can be ' +
        'too little, although the release was known a day ahead. The margin represents how early the agents ' +
        'choose to be there.',
      'It is not free: with a wider margin, agents wait longer at the door. Some pickups also fail for ' +
        'reasons that no margin changes, such as a team that does not come.',
    ],
  },
  {
    key: 'voice-mail',
    title: 'The voice mail',
    scenario: '2-voice-mail.yaml',
    policies: ['answered', 'seven-of-ten', 'voice-mail', 'one-person'],
    read: [
      'An agent got a voice mail. By the time the call was returned, the person had left. The notice was ' +
        'sent. When was it heard?',
      'The same notice is sent at the same time under all four rules.',
    ],
    guess: 'What differs between the rules? How many are met under each?',
    reveal: [
      'The notice window is the same in every row. The heard window is not. If every call goes to voice ' +
        'mail, half of the messages are heard after the exit.',
      'The jail can say that it gave notice, and the agents that they got none. Both count the same messages.',
    ],
    person:
      'Follow a person who is met under answered and not under voice-mail. How long was the message on ' +
      'voice mail?',
    day: 'Look at a day under voice-mail. Which trips were for people who had already left?',
    task:
      'Make the jail send e-mail (How the notice is sent: email). An e-mail is read within an hour, in ' +
      'staffed hours. Is that better than a voice mail?',
    answer: [
      'It depends on which message you ask about. In staffed hours, an e-mail is read sooner than a voice ' +
        'mail is heard. But in this exercise the phone is staffed at all hours, and the e-mail is not: an ' +
        'e-mail of a Friday evening waits until Monday.',
      'An e-mail that is read at all hours is better than a voice mail, and still worse than a call that is ' +
        'answered.',
    ],
  },
];
