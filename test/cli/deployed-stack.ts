import { resolve } from 'node:path';
import { actionOf } from '../../src/stack/assembly/permissions.ts';
import { type LocalStack, startLocalStack } from '../../src/stack/local-stack.ts';
import type { Refused, ServiceCall } from '../../src/stack/servers/service-call.ts';
import { Formation, USER } from './formation.ts';

/**
 * The surroundings of a command that works on a deployed stack: the functions behind embedded servers, and a server
 * that answers for CloudFormation. A command reaches them through `env`, with the same
 * clients that reach AWS.
 */
export class DeployedStack {
  /** How often the user made the request that IAM calls by this name, for example `sqs:SendMessage`. */
  readonly asked = new Map<string, number>();
  /** Answers a user's request in place of the servers. */
  refuse: (call: ServiceCall) => Refused | undefined = () => undefined;
  /** Awaited before a function is called, so that a test that ends a command here knows how far the run has come. */
  beforeInvoking: (functionName: string) => Promise<void> = async () => undefined;
  /** What CloudFormation and Lambda say of the stack and the account. */
  readonly formation: Formation;
  stack!: LocalStack;

  private constructor(formation: Formation) {
    this.formation = formation;
  }

  static async start(): Promise<DeployedStack> {
    const deployed = new DeployedStack(await Formation.start());
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
    deployed.formation.outputs = deployed.stack.outputs;
    deployed.formation.onRequest = (action) => deployed.count(action);
    return deployed;
  }

  /** Points the SDK's own chain to this stack, and hides the machine's settings. */
  get env(): Record<string, string | undefined> {
    return {
      ...this.formation.env,
      AWS_ENDPOINT_URL_SQS: this.stack.endpoints.sqs,
      AWS_ENDPOINT_URL_DYNAMODB: this.stack.endpoints.dynamoDb,
    };
  }

  private count(action: string): void {
    this.asked.set(action, (this.asked.get(action) ?? 0) + 1);
  }

  async stop(): Promise<void> {
    await this.formation.stop();
    await this.stack.stop();
  }
}
