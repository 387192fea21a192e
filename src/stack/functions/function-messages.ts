/** The data with which a function's worker thread starts. */
export interface EnvironmentData {
  /** The bundle's file and the name that it exports. */
  module: string;
  exported: string;
  context: {
    functionName: string;
    invokedFunctionArn: string;
    memoryLimitInMB: string;
    logGroupName: string;
    logStreamName: string;
  };
}

export interface InvocationRequest {
  awsRequestId: string;
  event: unknown;
  /** The function's time limit. */
  milliseconds: number;
}

/** The worker has loaded the function and now calls it. The function's time limit counts from here. */
export interface InvocationBegun {
  kind: 'begun';
}

export interface ErrorDescription {
  name: string;
  message: string;
  stack: string;
}

/** How an invocation ended. */
export type Outcome =
  /** `value` is the answer as JSON, as Lambda passes it on; undefined if the function returned nothing. */
  | { kind: 'returned'; value: string | undefined }
  | { kind: 'failed'; error: ErrorDescription }
  | { kind: 'timedOut' }
  /** The environment ended during the invocation. */
  | { kind: 'crashed'; reason: string };

export type InvocationReply = Extract<Outcome, { kind: 'returned' | 'failed' }>;
