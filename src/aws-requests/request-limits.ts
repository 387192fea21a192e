/** The part of an SDK client's configuration that limits how long a request may take. */
export interface RequestLimits {
  requestHandler: {
    connectionTimeout: number;
    requestTimeout: number;
    throwOnRequestTimeout: true;
    socketTimeout: number;
  };
}

/** A server that can be reached at all accepts a connection in this time, in milliseconds. */
const CONNECTION_MILLISECONDS = 3000;

/**
 * Lets a request fail after `seconds` without an answer, so that the SDK tries again on another connection. By default
 * the SDK waits for ever: on a server that is silent, or on a connection that died while Lambda had frozen the
 * function.
 */
export function answeredWithin(seconds: number): RequestLimits {
  const milliseconds = seconds * 1000;
  return {
    requestHandler: {
      connectionTimeout: CONNECTION_MILLISECONDS,
      requestTimeout: milliseconds,
      // Otherwise the SDK only logs that a request takes long.
      throwOnRequestTimeout: true,
      socketTimeout: milliseconds,
    },
  };
}

/** A function waits less than the command line: others wait for it, and its own time is limited. */
export const FUNCTION_LIMITS = answeredWithin(5);
export const COMMAND_LIMITS = answeredWithin(15);
