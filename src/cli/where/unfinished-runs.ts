import { missingNotes } from '../output/print-report.ts';

/** The runs of a question that did not finish on a stack, each with the name by which a reader knows it. */
export class UnfinishedRuns {
  private readonly failed: string[] = [];
  private readonly left: string[] = [];
  private reasons: readonly string[] = [];

  get hasFailed(): boolean {
    return this.failed.length > 0;
  }

  /** Results of a run never arrived; `missing` names them in words. */
  fail(name: string, id: string, missing: readonly string[]): void {
    const [note] = missingNotes(missing, 'never arrived');
    this.failed.push(`Failed: ${name} (run ${id}). ${note}`);
  }

  /** Why runs failed, or where to look. */
  because(reasons: readonly string[]): void {
    this.reasons = reasons;
  }

  /** A run that continues without this process; `pickUp` is the command that shows it. */
  leave(name: string, id: string, pickUp: string): void {
    this.left.push(`Still running: ${name} (run ${id}). To see it alone: ${pickUp}`);
  }

  /** What there is to say about them. */
  lines(): string[] {
    const resume = 'To resume, rerun the command: it uses every result that has arrived, and sends no message twice.';
    return [...this.failed, ...this.reasons, ...this.left, ...(this.left.length > 0 ? [resume] : [])];
  }
}
