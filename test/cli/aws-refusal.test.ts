import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../../src/cli/terminal/failure.ts';
import { awsRefusal, sayingWhatAwsRefuses } from '../../src/cli/where/aws-refusal.ts';

/** As the SDK throws it. */
const thrown = (name: string, more: object) => Object.assign(new Error('why'), { name, ...more });
const answered = (name: string) => thrown(name, { $metadata: { httpStatusCode: 400 } });

describe('what AWS refuses', () => {
  test.each([
    [answered('AccessDeniedException'), /AccessDeniedException \(HTTP 400\): why\n.*lack a permission; docs\/guides/],
    [
      answered('ExpiredTokenException'),
      /ExpiredTokenException .*\nYour credentials are invalid or expired.*aws sso login/,
    ],
    [answered('UnrecognizedClientException'), /\nYour credentials are invalid or expired/],
    [answered('ThrottlingException'), /\nRerun the command; a run already started is resumed/],
    [thrown('CredentialsProviderError', {}), /^No AWS credentials were found \(why\)\. Log in/],
    [new Error('Region is missing'), /^No AWS region is set\. Set AWS_REGION/],
    [thrown('Error', { code: 'ENOTFOUND', $metadata: {} }), /^AWS could not be reached \(ENOTFOUND: why\)/],
    [thrown('TimeoutError', { $metadata: {} }), /^AWS could not be reached \(TimeoutError: why\)/],
  ])('%s is explained in the reader’s terms, with what to do', (error, words) => {
    expect(awsRefusal(error)).toBeInstanceOf(UsageError);
    expect(awsRefusal(error)!.message).toMatch(words);
  });

  test('an error of a bug is not turned into a refusal', async () => {
    const bug = new TypeError('x is not a function');
    expect(awsRefusal(bug)).toBeUndefined();
    await expect(sayingWhatAwsRefuses(() => Promise.reject(bug))).rejects.toBe(bug);
  });
});
