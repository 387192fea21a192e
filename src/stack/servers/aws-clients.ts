import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { COMMAND_LIMITS } from '../../aws-requests/request-limits.ts';
import { REGION } from '../assembly/local-names.ts';

export interface AwsClients {
  sqs: SQSClient;
  dynamoDb: DynamoDBClient;
  close: () => void;
}

/** Whoever reads results can wait: a throttled request is tried again for about a minute. */
const ATTEMPTS = 10;

/** Clients for the local stack's servers, or, without endpoints, for AWS with the user's own credentials and region. */
export function awsClients(endpoints?: { sqs: string; dynamoDb: string }): AwsClients {
  const local = (endpoint: string | undefined) =>
    endpoint === undefined
      ? {}
      : {
          endpoint,
          region: REGION,
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
          // Ignores what the user has configured for AWS itself.
          useFipsEndpoint: false,
          useDualstackEndpoint: false,
        };
  const sqs = new SQSClient({ ...COMMAND_LIMITS, ...local(endpoints?.sqs), maxAttempts: ATTEMPTS });
  const dynamoDb = new DynamoDBClient({ ...COMMAND_LIMITS, ...local(endpoints?.dynamoDb), maxAttempts: ATTEMPTS });
  return {
    sqs,
    dynamoDb,
    close: () => {
      sqs.destroy();
      dynamoDb.destroy();
    },
  };
}
