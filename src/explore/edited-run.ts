import { makePlan, type Plan } from '../engine/plan/plan.ts';
import { Runner } from '../engine/run/run-replications.ts';
import { manifestOf } from '../manifest/manifest.ts';
import { dotsOf } from '../measures/dots.ts';
import { summarise } from '../measures/summarise.ts';
import { emptyTally, mergeTally, type Tally } from '../measures/tally.ts';
import { policyNotes } from '../notes/policy-notes.ts';
import { decisiveText } from '../resolved/decisive-text.ts';
import { embeddedFiles } from '../scenario/files/embedded-files.ts';
import { headingOf } from '../scenario/heading.ts';
import { loadTree } from '../scenario/load-tree.ts';
import { type ReadScenario, readScenario } from '../scenario/steps/read.ts';
import { type Edits, withEdits } from './edits.ts';
import type { Embedded, Figures } from './messages.ts';
import { sha256 } from './sha256.ts';

/** A scenario inside a page: it runs with any edits, in this thread. */
export class EmbeddedScenario {
  readonly written: ReadScenario;
  readonly text: string;
  private readonly embedded: Embedded;

  constructor(embedded: Embedded) {
    this.embedded = embedded;
    this.text = embedded.text;
    this.written = readScenario(embedded.text, embedded.file);
  }

  /** @throws InputError with every problem of the edited scenario. */
  async edited(edits: Edits): Promise<EditedRun> {
    const { files, seed, replications, sha256: ofFile } = this.embedded;
    const loaded = await loadTree(withEdits(this.written, edits), embeddedFiles(files));
    const hashes = { sha256: ofFile, resolvedSha256: sha256(decisiveText(loaded.resolved)) };
    const heading = headingOf({ ...loaded, ...hashes });
    return new EditedRun(heading, makePlan({ ...loaded.resolved, seed, replications }));
  }
}

/** A run of an edited scenario, one replication after the other. */
export class EditedRun {
  readonly plan: Plan;
  private readonly heading: ReturnType<typeof headingOf>;
  private readonly runner: Runner;
  private readonly tally: Tally;

  constructor(heading: ReturnType<typeof headingOf>, plan: Plan) {
    this.plan = plan;
    this.heading = heading;
    this.runner = new Runner(plan);
    this.tally = emptyTally(plan.policies.length);
  }

  runOne(): void {
    this.runner.run(this.tally.replications, 1);
    mergeTally(this.tally, this.runner.takeTally());
  }

  /** What the page shows of the replications so far; the result is what `pickup-gap run --json` prints. */
  figures(): Figures {
    const { scenario } = this.plan;
    const summary = summarise(this.tally, scenario);
    const manifest = manifestOf({ ...this.heading, ...summary, complete: true });
    const notes = [...this.heading.notes, ...policyNotes(scenario)];
    return {
      result: { manifest, ...this.heading, notes, ...summary, complete: true },
      dots: dotsOf(this.tally, scenario),
    };
  }
}
