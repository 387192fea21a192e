import cliProgress from 'cli-progress';
import { jsonPiece } from '../../safe-text/json.ts';
import { say } from './print.ts';
import { progressForm } from './progress-form.ts';

/** Shows how far a command is. */
interface Shower {
  update(finished: number, total: number): void;
  end(): void;
}

const SHOWERS = { bar: barOf, plain: plainOf, json: jsonOf, none: () => NOTHING } as const;

const NOTHING: Shower = { update: () => undefined, end: () => undefined };

/** Progress on stderr, in the form that suits the surroundings or that --progress asks for. */
export class Progress {
  private readonly shower: Shower;

  constructor(what: string) {
    this.shower = SHOWERS[progressForm()](what);
  }

  update(finished: number, total: number): void {
    this.shower.update(finished, total);
  }

  end(): void {
    this.shower.end();
  }
}

/** A bar with the time left. */
function barOf(what: string): Shower {
  const bar = new cliProgress.SingleBar(
    {
      format: `${what} {bar} {value}/{total}, {eta_formatted} left`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      etaBuffer: 50,
    },
    cliProgress.Presets.rect,
  );
  return {
    update: (finished, total) => {
      if (bar.isActive) {
        bar.setTotal(total);
        bar.update(finished);
      } else {
        bar.start(total, finished);
      }
    },
    end: () => bar.stop(),
  };
}

const PLAIN_MILLISECONDS = 10_000;

/** A line every ten seconds, so that a log shows that a long run is alive and a short run adds nothing to it. */
function plainOf(what: string): Shower {
  let last = Date.now();
  return {
    update: (finished, total) => {
      if (Date.now() - last < PLAIN_MILLISECONDS) return;
      last = Date.now();
      say(`${what}: ${finished} of ${total}`);
    },
    end: () => undefined,
  };
}

/** One line of JSON for every hundredth of the way. */
function jsonOf(what: string): Shower {
  let last = -1;
  return {
    update: (finished, total) => {
      const percent = Math.floor((100 * finished) / total);
      if (percent === last) return;
      last = percent;
      say(jsonPiece({ progress: what, finished, total }));
    },
    end: () => undefined,
  };
}
