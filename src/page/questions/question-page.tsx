import type { ComponentChildren } from 'preact';
import type { Manifest } from '../../manifest/manifest-schema.ts';
import { Section } from '../charts/figure.tsx';
import reportStyle from '../style.css';
import questionsStyle from './questions.css';

interface Props {
  /** What the page is: "where pickups are lost". */
  kicker: string;
  scenario: string;
  /** The answer, as a sentence. */
  answer: string;
  /** What was asked and how it was computed, in sentences. */
  asked: readonly string[];
  complete: boolean;
  /** The command that gives the same page. */
  command: string;
  manifest: Manifest;
  children: ComponentChildren;
}

/** The style sheet of these pages: that of the report, and rows of answers. */
export const QUESTION_STYLE = `${reportStyle}\n${questionsStyle}`;

/** The answer to a question beyond one run as a page: the answer first, then its charts, then how to repeat it. */
export function QuestionPage({ kicker, scenario, answer, asked, complete, command, manifest, children }: Props) {
  return (
    <main class="answer">
      <div class="sheet">
        <header class="top">
          <p class="kicker">pickup-gap · {kicker}</p>
          <h1 class={scenario.length > 120 ? 'long' : undefined} dir="auto">
            {scenario}
          </h1>
          <p class="facts">Everyone on this page is simulated; nobody is real.</p>
          {!complete && (
            <p class="warning">
              <strong>Incomplete.</strong> The run stopped early. Figures cover only what finished.
            </p>
          )}
        </header>
        <section class="part headline" id="answer" aria-labelledby="answer-title">
          <h2 id="answer-title" class="lead">
            {answer}
          </h2>
          {asked.map((sentence) => (
            <p key={sentence} class="what" dir="auto">
              {sentence}
            </p>
          ))}
        </section>
        {children}
      </div>
      <div class="rest">
        <Repeat command={command} manifest={manifest} />
      </div>
    </main>
  );
}

function Repeat({ command, manifest }: Pick<Props, 'command' | 'manifest'>) {
  const { program, figures, scenarioSha256, resolvedSha256, seed, replications } = manifest;
  const facts = [
    ['command', command],
    ['program', `pickup-gap ${program}, figures ${figures}`],
    ['SHA-256 of the scenario file', scenarioSha256],
    ['SHA-256 of what decides the figures', resolvedSha256],
    ['seed', String(seed)],
    ['replications', String(replications)],
  ];
  return (
    <Section
      id="cite"
      title="How to cite and repeat this"
      subtitle="The same scenario file, seed and version give the same figures, byte for byte, on any machine."
    >
      <dl class="values">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{text}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
