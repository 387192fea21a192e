import cliProgress from 'cli-progress';

/** A progress bar with the time left, on stderr if that is a terminal; otherwise nothing. */
export class Progress {
  private readonly bar: cliProgress.SingleBar | null;

  constructor(what: string) {
    this.bar = process.stderr.isTTY
      ? new cliProgress.SingleBar(
          {
            format: `${what} {bar} {value}/{total}, {eta_formatted} left`,
            stream: process.stderr,
            clearOnComplete: true,
            hideCursor: true,
            etaBuffer: 50,
          },
          cliProgress.Presets.rect,
        )
      : null;
  }

  update(finished: number, total: number): void {
    if (this.bar === null) return;
    if (this.bar.isActive) {
      this.bar.setTotal(total);
      this.bar.update(finished);
    } else {
      this.bar.start(total, finished);
    }
  }

  end(): void {
    this.bar?.stop();
  }
}
