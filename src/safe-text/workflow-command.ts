import { showUnseen, showUnseenInLines } from './unseen.ts';

declare const safe: unique symbol;

/** One command to a runner, in one line. */
export type WorkflowCommand = string & { readonly [safe]: true };

/**
 * A command to a GitHub Actions runner, in one line: `::error file=a.yaml,line=3::message`.
 *
 * The runner ends a command at a line break and a property at a comma or colon, and decodes `%0A`. So `%`, line breaks
 * and, in properties, `,` and `:` are encoded as the runner decodes them. A message may have several lines; everything
 * else unseen is shown. Properties without a value are left out.
 */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): WorkflowCommand {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${property(String(value))}`],
  );
  return `::${name}${given.length === 0 ? '' : ` ${given.join(',')}`}::${data(message)}` as WorkflowCommand;
}

function data(text: string): string {
  return showUnseenInLines(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return showUnseen(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
