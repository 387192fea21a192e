import { EventEmitter } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, type CreateTableCommandInput, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { DeclaredTable } from '../assembly/declared.ts';
import { awsClients } from './aws-clients.ts';
import { bodyInstead, callerOf, type Gate, type ServiceCall } from './service-call.ts';

export interface TableServer {
  /** http://127.0.0.1:port */
  endpoint: string;
  create: (table: DeclaredTable) => Promise<void>;
  close: () => Promise<void>;
}

const JSON_TYPE = 'application/x-amz-json-1.0';
/** Starts dynalite, in memory, on a free port of 127.0.0.1. */
export async function startTableServer(gate: Gate): Promise<TableServer> {
  const server = dynalite({ createTableMs: 0 });
  const underway = standBefore(server, gate);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    create: async ({ name: TableName, definition }) => {
      // Uses the SDK like every other caller: unlike fetch, it ignores a proxy that the environment names.
      const { dynamoDb, close } = awsClients({ sqs: endpoint, dynamoDb: endpoint });
      try {
        await dynamoDb.send(new CreateTableCommand(definition as unknown as CreateTableCommandInput));
        const status = async () => (await dynamoDb.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus;
        while ((await status()) !== 'ACTIVE') await sleep(1);
      } catch (cause) {
        throw new Error(`The DynamoDB server did not create the table ${TableName}. ${cause}`, { cause });
      } finally {
        close();
      }
    },
    close: async () => {
      // Dynalite throws outside every handler if its store closes during a request.
      while (underway.size > 0) await sleep(1);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Puts the gate in front of the server's own handler. Returns the requests that are being answered. */
function standBefore(server: Server, gate: Gate): Set<ServerResponse> {
  const [handle] = server.listeners('request') as ((request: unknown, response: ServerResponse) => void)[];
  const underway = new Set<ServerResponse>();
  server.removeAllListeners('request');
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return; // The caller has gone, a function that was ended for instance.
    }
    const body = Buffer.concat(chunks);
    const call: ServiceCall = {
      service: 'dynamodb',
      action: String(request.headers['x-amz-target']).split('.')[1] ?? '',
      caller: callerOf(request.headers.authorization),
      requestBytes: body.length,
      input: () => JSON.parse(body.toString()) as Record<string, unknown>,
    };
    const refused = gate.before(call);
    const end = response.end.bind(response) as (text?: string) => ServerResponse;
    response.end = ((text?: string) => {
      underway.delete(response);
      gate.after(call, { status: response.statusCode, body: text ?? '' });
      return end(text);
    }) as typeof response.end;
    if (refused !== undefined) {
      response.writeHead(refused.status, { 'content-type': JSON_TYPE });
      response.end(bodyInstead('dynamodb', refused));
      return;
    }
    underway.add(response);
    const { method, url, headers } = request;
    const again = Object.assign(new EventEmitter(), { method, url, headers });
    handle!(again, response);
    again.emit('data', askForUnits(body));
    again.emit('end');
  });
  return underway;
}

/** Asks for the capacity units that DynamoDB would bill, unless the caller does. They are part of the answer. */
function askForUnits(body: Buffer): Buffer {
  if (body.length < 3 || body.includes('"ReturnConsumedCapacity"')) return body;
  return Buffer.concat([Buffer.from('{"ReturnConsumedCapacity":"TOTAL",'), body.subarray(1)]);
}
