import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { Address } from './addresses.ts';
import { backOff, type Pause, realPause } from './back-off.ts';
import { inSameTurn } from './same-turn.ts';
import { isTransient } from './transient.ts';

/** The most that DynamoDB takes or gives in one batch. */
const WRITES = 25;
const READS = 100;

/** How long a store keeps trying while the table throttles, beyond the attempts of the SDK. */
export interface Patience {
  /** Milliseconds for which it may still try; 0 or less: no more. */
  millisecondsLeft(): number;
  pause: Pause;
}

const AS_THE_SDK: Patience = { millisecondsLeft: () => 0, pause: realPause };

export type Item = Record<string, AttributeValue>;

/**
 * The state of runs in one DynamoDB table. Every write has the same effect whoever makes it and however often, so a
 * message delivered twice changes nothing. Nothing is read in order to be changed.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | runs | run#RUN | a run's entry in the list of runs |
 * | RUN | heading#PART, asked | what the report says beside its numbers; that all results were requested |
 * | RUN | scenario#PART | the resolved scenario, compressed, in parts below an item's 400 KB |
 * | RUN#POLICY#REPLICATION | done, done#RANGE | sets of the ranges and of the chunks that are done |
 * | RUN#POLICY#REPLICATION | chunk#RANGE#CHUNK | what a chunk's cases count, and its part of the event calendar |
 * | RUN#results#PARTITION | result#POLICY#REPLICATION, …#PART | what a replication counts, and its people's outcomes |
 * | RUN#block#FIRST | tally | how many replications a block's tally covers, once all of its parts are there |
 * | RUN#block#FIRST | tally#REPLICATIONS#PART | what those replications count |
 */
export class Store {
  private readonly client: DynamoDBClient;
  private readonly table: string;
  private readonly putTogether = inSameTurn((_: 'put', lists: readonly Item[][]) => this.putLists(lists));
  private readonly addTogether = inSameTurn((_: string, members: readonly Member[]) => this.addMembers(members));

  private readonly patience: Patience;

  constructor(client: DynamoDBClient, table: string, patience: Patience = AS_THE_SDK) {
    this.client = client;
    this.table = table;
    this.patience = patience;
  }

  async putBytes(pk: string, sk: string, bytes: Uint8Array, expiresAt: number): Promise<void> {
    const Item = itemOf(pk, sk, bytes, expiresAt);
    await this.patiently(() => this.client.send(new PutItemCommand({ TableName: this.table, Item })));
  }

  /** null if there is no such item. */
  async getBytes(pk: string, sk: string): Promise<Uint8Array | null> {
    const Key = { pk: { S: pk }, sk: { S: sk } };
    const command = { TableName: this.table, Key, ConsistentRead: true };
    const { Item } = await this.patiently(() => this.client.send(new GetItemCommand(command)));
    return Item?.bytes?.B ?? null;
  }

  /** The bytes of the items at these addresses, in their order; null where there is no item. */
  async getMany(addresses: readonly Address[]): Promise<(Uint8Array | null)[]> {
    const found = new Map<string, Uint8Array>();
    for (let i = 0; i < addresses.length; i += READS) {
      let Keys: Item[] | undefined = addresses
        .slice(i, i + READS)
        .map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk } }));
      for (let attempt = 0; Keys !== undefined && Keys.length > 0; attempt++) {
        await backOff(attempt, this.patience.pause);
        const RequestItems = { [this.table]: { Keys, ConsistentRead: true } };
        const reply: BatchReply = await this.patiently(() =>
          this.client.send(new BatchGetItemCommand({ RequestItems })),
        );
        for (const item of reply.Responses?.[this.table] ?? []) {
          if (item.bytes?.B !== undefined) found.set(`${item.pk?.S} ${item.sk?.S}`, item.bytes.B);
        }
        Keys = reply.UnprocessedKeys?.[this.table]?.Keys;
      }
    }
    return addresses.map(({ pk, sk }) => found.get(`${pk} ${sk}`) ?? null);
  }

  /** As `putBytes`, in one request with what others write in the same turn. */
  async putWithOthers(pk: string, sk: string, bytes: Uint8Array, expiresAt: number): Promise<void> {
    await this.putTogether('put', [itemOf(pk, sk, bytes, expiresAt)]);
  }

  /**
   * Adds a number to a set and returns how many the set then has; adding it again changes nothing. Callers in the same
   * turn each get the number as if they had come one after the other, so that at least the one that completes a set
   * learns of it.
   */
  async addToSet(pk: string, sk: string, member: number, expiresAt: number): Promise<number> {
    const { answer: size, after } = await this.addTogether(`${pk} ${sk}`, { pk, sk, member, expiresAt });
    return size - after;
  }

  /** The sk of every item of a partition. */
  async keys(pk: string): Promise<string[]> {
    const keys: string[] = [];
    await this.queryPages(
      {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ProjectionExpression: 'sk',
      },
      ({ sk }) => keys.push(sk.S ?? ''),
    );
    return keys;
  }

  /** All items of a partition whose sk begins with `prefix`, in order of sk. */
  async query(pk: string, prefix: string): Promise<Item[]> {
    const items: Item[] = [];
    await this.forEach(pk, prefix, (item) => items.push(item));
    return items;
  }

  /** The same items one by one: at most one page of items, 1 MB, is in memory at a time. */
  async forEach(pk: string, prefix: string, use: (item: Item) => void): Promise<void> {
    await this.queryPages(
      {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: prefix } },
      },
      use,
    );
  }

  private async queryPages(input: Omit<QueryCommandInput, 'TableName'>, use: (item: Item) => void): Promise<void> {
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
    do {
      const reply: QueryReply = await this.patiently(() =>
        this.client.send(
          new QueryCommand({ TableName: this.table, ConsistentRead: true, ...input, ExclusiveStartKey }),
        ),
      );
      for (const item of reply.Items ?? []) use(item);
      ExclusiveStartKey = reply.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  }

  /** Makes a request again, as long as there is time, if it fails for a reason that passes. */
  private async patiently<Reply>(request: () => Promise<Reply>): Promise<Reply> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await request();
      } catch (error) {
        if (!isTransient(error) || this.patience.millisecondsLeft() <= 0) throw error;
        await backOff(attempt, this.patience.pause);
      }
    }
  }

  private async putLists(lists: readonly Item[][]): Promise<void> {
    // A message delivered twice in one batch writes the same items twice, and DynamoDB refuses a batch that names an
    // item twice.
    const items = new Map(lists.flat().map((Item) => [`${Item.pk.S} ${Item.sk.S}`, Item]));
    const requests = [...items.values()].map((Item): WriteRequest => ({ PutRequest: { Item } }));
    for (let i = 0; i < requests.length; i += WRITES) await this.writeAll(requests.slice(i, i + WRITES));
  }

  private async addMembers(members: readonly Member[]): Promise<number> {
    const [{ pk, sk, expiresAt }] = members;
    const NS = [...new Set(members.map(({ member }) => String(member)))];
    const update = new UpdateItemCommand({
      TableName: this.table,
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: 'ADD members :members SET expiresAt = :expiresAt',
      ExpressionAttributeValues: { ':members': { NS }, ':expiresAt': { N: String(expiresAt) } },
      ReturnValues: 'ALL_NEW',
    });
    const { Attributes } = await this.patiently(() => this.client.send(update));
    return Attributes?.members?.NS?.length ?? 0;
  }

  /**
   * DynamoDB returns some throttled writes as unprocessed; these are sent again. The client itself repeats refused
   * requests.
   */
  private async writeAll(requests: WriteRequest[]): Promise<void> {
    let left: WriteRequest[] | undefined = requests;
    for (let attempt = 0; left !== undefined && left.length > 0; attempt++) {
      await backOff(attempt, this.patience.pause);
      const command: BatchWriteItemCommand = new BatchWriteItemCommand({ RequestItems: { [this.table]: left } });
      const { UnprocessedItems }: { UnprocessedItems?: Record<string, WriteRequest[]> } = await this.patiently(() =>
        this.client.send(command),
      );
      left = UnprocessedItems?.[this.table];
    }
  }
}

function itemOf(pk: string, sk: string, bytes: Uint8Array, expiresAt: number): Item {
  return { pk: { S: pk }, sk: { S: sk }, bytes: { B: bytes }, expiresAt: { N: String(expiresAt) } };
}

/** A number to add to a set. */
interface Member {
  pk: string;
  sk: string;
  member: number;
  expiresAt: number;
}

interface BatchReply {
  Responses?: Record<string, Record<string, AttributeValue>[]>;
  UnprocessedKeys?: Record<string, { Keys: Record<string, AttributeValue>[] | undefined }>;
}

interface QueryReply {
  Items?: Record<string, AttributeValue>[];
  LastEvaluatedKey?: Record<string, AttributeValue>;
}
