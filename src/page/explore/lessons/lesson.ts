/** A lesson that a page leads a class through, in the order of a teacher: read, guess, look, follow, answer. */
export interface Lesson {
  key: string;
  title: string;
  /** What is read before anybody guesses. */
  read: readonly string[];
  /** What the class guesses. */
  guess: string;
  /** What the figures show, once they are shown. */
  reveal: readonly string[];
  /** What to look for in one person's course, and on one day. */
  person: string;
  day: string;
  /** The question to work on with the controls, and its answer, which is folded. */
  then: string;
  answer: readonly string[];
}
