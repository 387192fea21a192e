import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STACK_NAME } from '../../events/queues.ts';

/** The access key of the user of the commands. */
export const USER = 'user';
const EMPTY_HOME = '/nonexistent';

/** A server that answers for CloudFormation (DescribeStacks) and for Lambda (GetAccountSettings). */
export class Formation {
  /** The stack's name; null: there is no stack. */
  name: string | null = STACK_NAME;
  outputs: Record<string, string> = {};
  parameters: Record<string, string> = {};
  status = 'CREATE_COMPLETE';
  /** How many functions the account may run at once; null: Lambda refuses to say. */
  concurrency: number | null = 1000;
  /** Awaited before DescribeStacks is answered. */
  beforeDescribing: () => Promise<void> = async () => undefined;
  /** Called with the name that IAM has for each request. */
  onRequest: (action: string) => void = () => undefined;
  /** The services that requests were signed for. */
  readonly signedFor = new Set<string>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', async () => {
        const [status, text] = await this.answer(request, body);
        response.writeHead(status, { 'content-type': text.startsWith('{') ? 'application/json' : 'text/xml' });
        response.end(text);
      });
    });
  }

  static async start(): Promise<Formation> {
    const formation = new Formation();
    await new Promise<void>((done) => formation.server.listen(0, '127.0.0.1', done));
    return formation;
  }

  /** Points the SDK's own chain to this server, and hides the machine's settings. */
  get env(): Record<string, string | undefined> {
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return {
      HOME: EMPTY_HOME,
      AWS_PROFILE: undefined,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: USER,
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL_CLOUDFORMATION: url,
      AWS_ENDPOINT_URL_LAMBDA: url,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, body: string): Promise<[status: number, text: string]> {
    this.signedFor.add(/\/([a-z]+)\/aws4_request/.exec(request.headers.authorization ?? '')?.[1] ?? 'nothing');
    if (request.url?.endsWith('/account-settings')) {
      this.onRequest('lambda:GetAccountSettings');
      if (this.concurrency === null) return [403, '{"Message":"not authorized"}'];
      const AccountLimit = {
        ConcurrentExecutions: this.concurrency,
        UnreservedConcurrentExecutions: this.concurrency,
      };
      return [200, JSON.stringify({ AccountLimit })];
    }
    await this.beforeDescribing();
    const query = new URLSearchParams(body);
    this.onRequest(`cloudformation:${query.get('Action')}`);
    const isThere = query.get('StackName') === this.name;
    return isThere ? [200, this.described()] : [400, absent(query.get('StackName'))];
  }

  private described(): string {
    const members = (kind: string, entries: Record<string, string>) =>
      Object.entries(entries)
        .map(([key, value]) => `<member><${kind}Key>${key}</${kind}Key><${kind}Value>${value}</${kind}Value></member>`)
        .join('');
    return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
      <DescribeStacksResult><Stacks><member>
      <StackName>${this.name}</StackName><StackStatus>${this.status}</StackStatus>
      <CreationTime>2026-11-01T00:00:00Z</CreationTime>
      <Outputs>${members('Output', this.outputs)}</Outputs>
      <Parameters>${members('Parameter', this.parameters)}</Parameters>
      </member></Stacks></DescribeStacksResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
    </DescribeStacksResponse>`;
  }
}

function absent(name: string | null): string {
  return `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
    <Error><Type>Sender</Type><Code>ValidationError</Code>
    <Message>Stack with id ${name} does not exist</Message></Error><RequestId>1</RequestId></ErrorResponse>`;
}
