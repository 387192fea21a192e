import type { ComponentChildren } from 'preact';
import type { Result } from '../../measures/result.ts';
import { Section } from '../charts/figure.tsx';

/** What somebody else needs to get the same figures. */
export function Cite({ result }: { result: Result }) {
  const { manifest, scenario, context, notes } = result;
  const { program, figures, scenarioSha256, resolvedSha256, seed, replications } = manifest;
  return (
    <>
      {notes.length + context.length > 0 && (
        <Section id="notes" title="Notes" subtitle="What else a reader should know about this run and this subject.">
          <ul class="notes">
            {notes.map((note) => (
              <li key={note} dir="auto">
                {note}
              </li>
            ))}
            {context.map(({ title, figure, source }) => (
              <li key={title} dir="auto">
                {title}: {figure} [{source}]. Reported elsewhere; no figure of this report uses it.
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section
        id="cite"
        title="How to cite and repeat this"
        subtitle="The same scenario file, seed and version give the same figures, byte for byte, on any machine."
      >
        <dl class="values">
          <Fact name="command">
            <code>
              pickup-gap run SCENARIO.yaml --seed {seed} --replications {replications} --html report.html
            </code>
          </Fact>
          <Fact name="program">
            pickup-gap {program}, figures {figures}
          </Fact>
          <Fact name="SHA-256 of the scenario file">
            <code>{scenarioSha256}</code>
          </Fact>
          <Fact name="SHA-256 of what decides the figures">
            <code>{resolvedSha256}</code>
          </Fact>
          {scenario.inputs.map(({ file, sha256 }) => (
            <Fact key={file} name={file}>
              <code>{sha256}</code>
            </Fact>
          ))}
          <Fact name="seed">{seed}</Fact>
          <Fact name="replications">{replications}</Fact>
        </dl>
      </Section>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
