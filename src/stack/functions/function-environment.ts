import { randomUUID } from 'node:crypto';
import { devNull } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { DeclaredFunction } from '../assembly/declared.ts';
import { REGION } from '../assembly/local-names.ts';
import type { Clock } from './clock.ts';
import type {
  EnvironmentData,
  InvocationBegun,
  InvocationReply,
  InvocationRequest,
  Outcome,
} from './function-messages.ts';

export interface Endpoints {
  sqs: string;
  dynamoDb: string;
}

export type OnLog = (functionName: string, line: string) => void;

/** What the functions of a stack share. */
export interface Surroundings {
  endpoints: Endpoints;
  onLog: OnLog;
  clock: Clock;
}

/** The worker is beside this source in TypeScript, and beside the bundle in JavaScript. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './function-worker.ts' : './function-worker.js',
  import.meta.url,
);

/** What a function would run in on Lambda: a thread of its own with the bundle loaded, one invocation at a time. */
export class FunctionEnvironment {
  /** The access key that signs the function's requests. The servers identify the function by it. */
  readonly accessKey: string;
  private readonly worker: Worker;
  private readonly milliseconds: number;
  private readonly clock: Clock;
  private settle: ((outcome: Outcome) => void) | undefined;
  private cancelTimeout: () => void = () => undefined;
  private ended: string | undefined;

  constructor(declared: DeclaredFunction, number: number, { endpoints, onLog, clock }: Surroundings) {
    this.accessKey = `${declared.name}-${number}`;
    this.milliseconds = declared.timeoutSeconds * 1000;
    this.clock = clock;
    const context: EnvironmentData['context'] = {
      functionName: declared.name,
      invokedFunctionArn: declared.arn,
      memoryLimitInMB: String(declared.memoryMiB),
      logGroupName: `/aws/lambda/${declared.name}`,
      logStreamName: `local/[$LATEST]${number}`,
    };
    const workerData: EnvironmentData = {
      module: join(declared.folder, declared.file),
      exported: declared.exported,
      context,
    };
    this.worker = new Worker(WORKER, {
      workerData,
      env: { ...lambdaVariables(declared, context, this.accessKey, endpoints), ...declared.environment },
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: declared.memoryMiB },
      stdout: true,
      stderr: true,
    });
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      forEachLine(stream, (line) => onLog(declared.name, line));
    }
    this.worker.on('message', (message: InvocationBegun | InvocationReply) => {
      if (message.kind === 'begun') this.limitTime();
      else this.finish(message);
    });
    this.worker.on('error', (error: unknown) => {
      this.ended = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    });
    this.worker.on('exit', (code) => {
      this.ended ??= `exited with ${code}`;
      this.finish({ kind: 'crashed', reason: this.ended });
    });
  }

  /** Whether it can take another invocation. */
  get alive(): boolean {
    return this.ended === undefined;
  }

  /**
   * Passes on an event; never throws. If its time runs out, the environment ends and accepts no other event.
   *
   * As on Lambda, loading does not count towards the function's time limit, which starts when the function is called.
   * Loading may take as long again, so that a module that never loads does not hang the stack.
   */
  async invoke(event: unknown): Promise<Outcome> {
    if (this.ended !== undefined) return { kind: 'crashed', reason: this.ended };
    const outcome = new Promise<Outcome>((resolve) => {
      this.settle = resolve;
    });
    this.limitTime();
    const request: InvocationRequest = { awsRequestId: randomUUID(), event, milliseconds: this.milliseconds };
    this.worker.postMessage(request);
    return outcome;
  }

  /** Ends the thread, whatever it is doing. */
  async end(reason: string): Promise<void> {
    this.ended ??= reason;
    this.finish({ kind: 'crashed', reason });
    await this.worker.terminate();
  }

  /** Gives the invocation its full time limit from now on. */
  private limitTime(): void {
    this.cancelTimeout();
    if (this.settle === undefined) return;
    this.cancelTimeout = this.clock.after(this.milliseconds, () => {
      this.finish({ kind: 'timedOut' });
      void this.end('out of time');
    });
  }

  private finish(outcome: Outcome): void {
    this.cancelTimeout();
    this.settle?.(outcome);
    this.settle = undefined;
  }
}

/** The variables that Lambda sets, apart from the template's, and those that point the SDK to the local servers. */
function lambdaVariables(
  { name, memoryMiB, folder, file, exported }: DeclaredFunction,
  { logGroupName, logStreamName }: EnvironmentData['context'],
  accessKey: string,
  { sqs, dynamoDb }: Endpoints,
): Record<string, string> {
  return {
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: 'local',
    // The function must not see how this machine's user has configured AWS.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_ENDPOINT_URL_SQS: sqs,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMiB),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
    LAMBDA_TASK_ROOT: folder,
    _HANDLER: `${basename(file, extname(file))}.${exported}`,
    TZ: ':UTC',
  };
}

function forEachLine(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
