export type Service = 'sqs' | 'dynamodb';

/** A request that has arrived at one of the two servers. */
export interface ServiceCall {
  service: Service;
  /** For example SendMessageBatch. */
  action: string;
  /** The access key that signed the request: it identifies a function's environment, or whoever made a client. */
  caller: string;
  requestBytes: number;
  /** The request as parsed JSON. */
  input: () => Record<string, unknown>;
}

/** An error returned in place of the server's answer. */
export interface Refused {
  status: number;
  /** The error's name as the SDK shows it. */
  type: string;
  message: string;
}

export interface Answered {
  status: number;
  /** JSON. */
  body: string;
}

/** A gate in front of both servers. It sees every request, may refuse it or answer it itself, and sees every answer. */
export interface Gate {
  before: (call: ServiceCall) => Refused | Answered | undefined;
  after: (call: ServiceCall, answer: Answered) => void;
}

/**
 * The caller's access key in an Authorization header: `AWS4-HMAC-SHA256
 * Credential=KEY/20261122/us-east-1/sqs/aws4_request, …`.
 */
export function callerOf(authorization: string | undefined): string {
  return /Credential=([^/]+)/.exec(authorization ?? '')?.[1] ?? 'unsigned';
}

/** The body of an answer in the server's place: the given one, or an error's in AWS's JSON protocols. */
export function bodyInstead(service: Service, instead: Refused | Answered): string {
  if ('body' in instead) return instead.body;
  const { type, message } = instead;
  const prefix = service === 'sqs' ? 'com.amazonaws.sqs' : 'com.amazonaws.dynamodb.v20120810';
  return JSON.stringify({ __type: `${prefix}#${type}`, message });
}
