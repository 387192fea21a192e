import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { STACK_NAME } from '../../events/queues.ts';
import { actionOf } from '../../src/stack/assembly/permissions.ts';
import { type LocalStack, startLocalStack } from '../../src/stack/local-stack.ts';
import type { Refused, ServiceCall } from '../../src/stack/servers/service-call.ts';

/** The access key of the user of the commands. */
const USER = 'user';
const EMPTY_HOME = '/nonexistent';

/**
 * The surroundings of a command that works on a deployed stack: the functions behind embedded servers, and a server
 * that answers DescribeStacks by CloudFormation's query protocol. A command reaches them through `env`, with the same
 * clients that reach AWS.
 */
export class DeployedStack {
  /** How often the user made the request that IAM calls by this name, for example `sqs:SendMessage`. */
  readonly asked = new Map<string, number>();
  /** Answers a user's request in place of the servers. */
  refuse: (call: ServiceCall) => Refused | undefined = () => undefined;
  /** Awaited before a function is called, so that a test that ends a command here knows how far the run has come. */
  beforeInvoking: (functionName: string) => Promise<void> = async () => undefined;
  /** The stack's name, and DescribeStacks's answer about it. */
  name = STACK_NAME;
  outputs: Record<string, string> = {};
  status = 'CREATE_COMPLETE';
  /** Awaited before DescribeStacks is answered. */
  beforeDescribing: () => Promise<void> = async () => undefined;
  stack!: LocalStack;
  private formation!: Server;

  static async start(): Promise<DeployedStack> {
    const deployed = new DeployedStack();
    deployed.stack = await startLocalStack({
      assembly: resolve('dist/stack'),
      retryAfterSeconds: 1,
      faults: {
        request: (call) => {
          if (call.caller !== USER) return undefined;
          deployed.count(actionOf(call.service, call.action));
          return deployed.refuse(call);
        },
        invoke: async (functionName, _, run) => {
          await deployed.beforeInvoking(functionName);
          return run();
        },
      },
    });
    deployed.outputs = deployed.stack.outputs;
    deployed.formation = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', async () => {
        await deployed.beforeDescribing();
        const query = new URLSearchParams(body);
        deployed.count(`cloudformation:${query.get('Action')}`);
        const isThere = query.get('StackName') === deployed.name;
        response.writeHead(isThere ? 200 : 400, { 'content-type': 'text/xml' });
        response.end(isThere ? described(deployed) : absent(query.get('StackName')));
      });
    });
    await new Promise<void>((done) => deployed.formation.listen(0, '127.0.0.1', done));
    return deployed;
  }

  /** Points the SDK's own chain to this stack, and hides the machine's settings. */
  get env(): Record<string, string | undefined> {
    const { port } = this.formation.address() as AddressInfo;
    return {
      HOME: EMPTY_HOME,
      AWS_PROFILE: undefined,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: USER,
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${port}`,
      AWS_ENDPOINT_URL_SQS: this.stack.endpoints.sqs,
      AWS_ENDPOINT_URL_DYNAMODB: this.stack.endpoints.dynamoDb,
    };
  }

  private count(action: string): void {
    this.asked.set(action, (this.asked.get(action) ?? 0) + 1);
  }

  async stop(): Promise<void> {
    this.formation.closeAllConnections();
    await new Promise((done) => this.formation.close(done));
    await this.stack.stop();
  }
}

function described({ name, outputs, status }: DeployedStack): string {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
    <DescribeStacksResult><Stacks><member>
    <StackName>${name}</StackName><StackStatus>${status}</StackStatus><CreationTime>2026-11-01T00:00:00Z</CreationTime>
    <Outputs>${members.join('')}</Outputs>
    </member></Stacks></DescribeStacksResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
  </DescribeStacksResponse>`;
}

function absent(name: string | null): string {
  return `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
    <Error><Type>Sender</Type><Code>ValidationError</Code>
    <Message>Stack with id ${name} does not exist</Message></Error><RequestId>1</RequestId></ErrorResponse>`;
}
