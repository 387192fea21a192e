import { UsageError } from '../terminal/failure.ts';

const GUIDE = 'docs/guides/deploying.md';
const NETWORK = ['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'];

/** Runs `work`, which calls AWS. A refusal by AWS or the network becomes a UsageError instead of a bug. */
export async function sayingWhatAwsRefuses<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw awsRefusal(error) ?? error;
  }
}

/** undefined for an error that does not come from AWS or the network. */
export function awsRefusal(error: unknown): UsageError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message: reason } = error;
  if (reason === 'Region is missing') {
    return new UsageError('No AWS region is set. Set AWS_REGION, or a region in the profile that AWS_PROFILE names.');
  }
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') {
    return new UsageError(
      `No AWS credentials were found (${reason}). ` +
        'Log in (aws sso login, aws configure), or name a profile with AWS_PROFILE.',
    );
  }
  const code = 'code' in error ? String(error.code) : '';
  if (NETWORK.includes(code) || name === 'TimeoutError') {
    return new UsageError(`AWS could not be reached (${code || name}: ${reason}). Check the network and the region.`);
  }
  if ('$metadata' in error) {
    const { httpStatusCode: status } = error.$metadata as { httpStatusCode?: number };
    const http = status === undefined ? '' : ` (HTTP ${status})`;
    return new UsageError(`AWS refused with ${name}${http}: ${reason}`, advice(name));
  }
  return undefined;
}

function advice(name: string): string {
  if (/AccessDenied|NotAuthorized|UnauthorizedOperation/.test(name)) {
    return `Your credentials lack a permission; ${GUIDE} lists those that are needed.`;
  }
  if (/Expired|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch/.test(name)) {
    return 'Your credentials are invalid or expired. Log in again (aws sso login), then rerun the command.';
  }
  return 'Rerun the command; a run already started is resumed, not restarted.';
}
