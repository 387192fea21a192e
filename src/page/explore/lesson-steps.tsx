import type { Lesson } from './lessons/lesson.ts';
import type { Explored } from './state.ts';

/** A lesson beside the controls, step by step. What the figures show appears once the class has guessed. */
export function LessonSteps({ lesson, explored }: { lesson: Lesson; explored: Explored }) {
  const isRevealed = explored.hasGuessed.value;
  return (
    <section class="lesson" aria-labelledby="lesson-title">
      <h3 id="lesson-title">Lesson: {lesson.title}</h3>
      <ol>
        <li>
          <h4>Read</h4>
          {lesson.read.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </li>
        <li>
          <h4>Guess</h4>
          <p>{lesson.guess}</p>
        </li>
        {isRevealed && (
          <>
            <li>
              <h4>Compare</h4>
              {lesson.reveal.map((text) => (
                <p key={text}>{text}</p>
              ))}
            </li>
            <li>
              <h4>One person</h4>
              <p>{lesson.person}</p>
            </li>
            <li>
              <h4>One day</h4>
              <p>{lesson.day}</p>
            </li>
            <li>
              <h4>Then</h4>
              <p>{lesson.task}</p>
              <details>
                <summary>Answer</summary>
                {lesson.answer.map((text) => (
                  <p key={text}>{text}</p>
                ))}
              </details>
            </li>
          </>
        )}
      </ol>
    </section>
  );
}
