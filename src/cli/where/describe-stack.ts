import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { COMMAND_LIMITS } from '../../aws-requests/request-limits.ts';

export interface StackDescription {
  /** CloudFormation's state, such as UPDATE_COMPLETE. */
  status: string;
  outputs: ReadonlyMap<string, string>;
  parameters: ReadonlyMap<string, string>;
}

/** What CloudFormation says about a stack of the user's account and region; null if there is none. */
export async function describeStack(name: string): Promise<StackDescription | null> {
  const client = new CloudFormationClient(COMMAND_LIMITS);
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const { Outputs = [], Parameters = [], StackStatus: status = 'missing' } = Stacks[0] ?? {};
    return {
      status,
      outputs: new Map(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
      parameters: new Map(
        Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]),
      ),
    };
  } catch (error) {
    // CloudFormation has no error of its own for it.
    if (error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist'))
      return null;
    throw error;
  } finally {
    client.destroy();
  }
}

/** The region and credentials that requests will have; the SDK's error if there are none. */
export async function checkCredentials(): Promise<{ region: string }> {
  const client = new CloudFormationClient(COMMAND_LIMITS);
  try {
    const region = await client.config.region();
    await client.config.credentials();
    return { region };
  } finally {
    client.destroy();
  }
}
