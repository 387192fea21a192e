/** What a request may fail with although the same request may succeed later: the service is busy, or out of reach. */
const NAMES = /Throttl|ThroughputExceeded|RequestLimitExceeded|TimeoutError|ServiceUnavailable|InternalServerError/;
const CODES = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'];

export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $fault, code } = error as { $fault?: string; code?: string };
  return $fault === 'server' || NAMES.test(error.name) || (code !== undefined && CODES.includes(code));
}
