import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';

/** The most that DynamoDB takes or gives in one batch. */
const WRITES = 25;
const READS = 100;

/** A row of whole numbers by name. */
export type Row = Record<string, number>;

/**
 * The state of runs in one DynamoDB table. Every write says the same whoever makes it and however often, so a message delivered
 * twice changes nothing; nothing is read to be changed.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | RUN | scenario#PART | the resolved scenario, compressed, in parts below an item's 400 KB |
 * | RUN#POLICY#REPLICATION | done, done#RANGE | sets of the ranges and of the chunks that are done |
 * | RUN#POLICY#REPLICATION | chunk#RANGE#CHUNK | what a chunk's cases count |
 * | RUN#POLICY#REPLICATION | notice#DUE#PERSON | a notice that a team is to set out for: the table is the event calendar |
 * | RUN#results | result#POLICY#REPLICATION, block#FIRST#PART | what a replication, or a block of them, counts |
 */
export class Store {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async putBytes(pk: string, sk: string, bytes: Uint8Array, expiresAt: number): Promise<void> {
    const Item = { pk: { S: pk }, sk: { S: sk }, bytes: { B: bytes }, expiresAt: { N: String(expiresAt) } };
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item }));
  }

  /** null where there is none. */
  async getBytes(pk: string, sk: string): Promise<Uint8Array | null> {
    const Key = { pk: { S: pk }, sk: { S: sk } };
    const { Item } = await this.#client.send(new GetItemCommand({ TableName: this.#table, Key, ConsistentRead: true }));
    return Item?.bytes?.B ?? null;
  }

  /** Bytes by sk, of those keys that are there. */
  async getMany(pk: string, keys: readonly string[]): Promise<Map<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    for (let i = 0; i < keys.length; i += READS) {
      let Keys: Record<string, AttributeValue>[] | undefined = keys
        .slice(i, i + READS)
        .map((sk) => ({ pk: { S: pk }, sk: { S: sk } }));
      while (Keys !== undefined && Keys.length > 0) {
        const RequestItems = { [this.#table]: { Keys, ConsistentRead: true } };
        const reply: BatchReply = await this.#client.send(new BatchGetItemCommand({ RequestItems }));
        for (const item of reply.Responses?.[this.#table] ?? []) {
          if (item.sk?.S !== undefined && item.bytes?.B !== undefined) found.set(item.sk.S, item.bytes.B);
        }
        Keys = reply.UnprocessedKeys?.[this.#table]?.Keys;
      }
    }
    return found;
  }

  /** Writes rows of numbers, each under its own sk. */
  async putRows(pk: string, rows: ReadonlyMap<string, Row>, expiresAt: number): Promise<void> {
    const requests = [...rows].map(([sk, row]): WriteRequest => {
      const numbers = Object.entries(row).map(([key, value]) => [key, { N: String(value) }]);
      const Item = {
        pk: { S: pk },
        sk: { S: sk },
        expiresAt: { N: String(expiresAt) },
        ...Object.fromEntries(numbers),
      };
      return { PutRequest: { Item } };
    });
    for (let i = 0; i < requests.length; i += WRITES) await this.#writeAll(requests.slice(i, i + WRITES));
  }

  /** Adds a number to a set and tells how many are in it; adding it again changes nothing. */
  async addToSet(pk: string, sk: string, member: number, expiresAt: number): Promise<number> {
    const { Attributes } = await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression: 'ADD members :member SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':member': { NS: [String(member)] }, ':expiresAt': { N: String(expiresAt) } },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Attributes?.members?.NS?.length ?? 0;
  }

  /** All items of a partition whose sk begins so, in order of sk. */
  async query(pk: string, prefix: string): Promise<Record<string, AttributeValue>[]> {
    const items: Record<string, AttributeValue>[] = [];
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
    do {
      const reply: QueryReply = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: prefix } },
          ConsistentRead: true,
          ExclusiveStartKey,
        }),
      );
      items.push(...(reply.Items ?? []));
      ExclusiveStartKey = reply.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  }

  /** Throttled writes come back unprocessed and are sent again; the client's own retries space out the rest. */
  async #writeAll(requests: WriteRequest[]): Promise<void> {
    let left: WriteRequest[] | undefined = requests;
    for (let attempt = 0; left !== undefined && left.length > 0; attempt++) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(1000, 20 * 2 ** attempt)));
      const { UnprocessedItems }: { UnprocessedItems?: Record<string, WriteRequest[]> } = await this.#client.send(
        new BatchWriteItemCommand({ RequestItems: { [this.#table]: left } }),
      );
      left = UnprocessedItems?.[this.#table];
    }
  }
}

interface BatchReply {
  Responses?: Record<string, Record<string, AttributeValue>[]>;
  UnprocessedKeys?: Record<string, { Keys: Record<string, AttributeValue>[] | undefined }>;
}

interface QueryReply {
  Items?: Record<string, AttributeValue>[];
  LastEvaluatedKey?: Record<string, AttributeValue>;
}
