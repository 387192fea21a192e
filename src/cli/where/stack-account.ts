import { STACK_STOPS } from '../../stack/functions/function-pool.ts';
import type { Delivery } from '../../stack/servers/event-source.ts';
import type { RequestCount } from '../../stack/servers/traffic.ts';

/** What one function was asked to do. */
export interface FunctionWork {
  name: string;
  invocations: number;
  messages: number;
  /** Messages that failed and are delivered again. */
  failed: number;
  /** Over all invocations, including the time waiting for the servers. */
  seconds: number;
}

/** Adds up deliveries by function. */
export class WorkAccount {
  private readonly byName = new Map<string, FunctionWork>();

  add({ functionName: name, messages, failures, milliseconds }: Delivery): void {
    const work = this.byName.get(name) ?? { name, invocations: 0, messages: 0, failed: 0, seconds: 0 };
    this.byName.set(name, work);
    work.invocations += 1;
    work.messages += messages.length;
    work.failed += [...failures.values()].filter((reason) => reason !== STACK_STOPS).length;
    work.seconds += milliseconds / 1000;
  }

  functions(): FunctionWork[] {
    return [...this.byName.values()];
  }
}

/** What a run asked the two servers and the functions to do, as two tables. */
export function renderAccount(requests: readonly RequestCount[], functions: readonly FunctionWork[]): string[] {
  const kib = (bytes: number) => Math.round(bytes / 1024);
  return [
    ...table(
      ['request', 'count', 'errors', 'billed units', 'KiB in', 'KiB out'],
      requests.map(({ service, action, requests: count, errors, units, requestBytes, answerBytes }) => [
        `${service} ${action}`,
        count,
        errors,
        Math.ceil(units),
        kib(requestBytes),
        kib(answerBytes),
      ]),
    ),
    ...table(
      ['function', 'invocations', 'messages', 'retried', 'seconds'],
      functions.map(({ name, invocations, messages, failed, seconds }) => [
        name,
        invocations,
        messages,
        failed,
        seconds.toFixed(2),
      ]),
    ),
  ];
}

function table(head: string[], rows: (string | number)[][]): string[] {
  const lines = [head, ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : grouped(cell))))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
}

const grouped = (value: number) => value.toLocaleString('en-US');
