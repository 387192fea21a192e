/** A lesson that a page leads a class through, in the order of a teacher: read, guess, look, follow, answer. */
export interface Lesson {
  key: string;
  title: string;
  /** The scenario that it is written for, in scenarios/classroom/, and the policies that its texts are about. */
  scenario: string;
  policies: readonly string[];
  /** What is read before anybody guesses. */
  read: readonly string[];
  /** What the class guesses. */
  guess: string;
  /** What the figures show, once they are shown. */
  reveal: readonly string[];
  /** What to look for in one person's course, and on one day. */
  person: string;
  day: string;
  /** The question to work on with the controls (“Then”), and its answer, which is folded. */
  task: string;
  answer: readonly string[];
}
