import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { COMMAND_LIMITS } from '../../aws-requests/request-limits.ts';

export interface ConcurrencyLimits {
  /** How many functions of the account may run at once in this region. */
  account: number;
  /** Of those, how many no function has reserved. */
  unreserved: number;
}

const PATH = '/2016-08-19/account-settings';

/**
 * Asks Lambda for the account's limits (GetAccountSettings).
 *
 * The request is signed by the client that is there anyway: Lambda's own would add half a megabyte to the package for
 * one request.
 *
 * @returns the reason if Lambda does not answer, since a deployment does not depend on it.
 */
export async function concurrencyLimits(): Promise<ConcurrencyLimits | { reason: string }> {
  const client = new CloudFormationClient(COMMAND_LIMITS);
  try {
    const region = await client.config.region();
    const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    const base = process.env.AWS_ENDPOINT_URL_LAMBDA ?? process.env.AWS_ENDPOINT_URL;
    const url = new URL(PATH, base ?? `https://lambda.${region}.${suffix}`);
    const scheme = { name: 'sigv4', signingName: 'lambda', signingRegion: region, properties: {} };
    const signer = await client.config.signer(scheme);
    const { headers } = await signer.sign({
      method: 'GET',
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port !== '' && { port: Number(url.port) }),
      path: url.pathname,
      query: {},
      headers: { host: url.host },
    });
    const answer = await fetch(url, {
      headers,
      signal: AbortSignal.timeout(COMMAND_LIMITS.requestHandler.requestTimeout),
    });
    if (!answer.ok) return { reason: `Lambda answered with HTTP ${answer.status}` };
    const { AccountLimit } = (await answer.json()) as {
      AccountLimit: { ConcurrentExecutions: number; UnreservedConcurrentExecutions: number };
    };
    return { account: AccountLimit.ConcurrentExecutions, unreserved: AccountLimit.UnreservedConcurrentExecutions };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  } finally {
    client.destroy();
  }
}
