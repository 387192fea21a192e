import type { Command } from 'commander';
import type { Varied } from '../../sweep/axis.ts';

const FLAG = '--vary';

/**
 * Adds `--vary PATH VALUE…`, which may be repeated. Commander gives the words of all of them as one list, without where
 * each began. So before it parses, the words of each are joined into one.
 */
export function withVary(command: Command, description: string): Command {
  const parse = command.parseOptions.bind(command);
  command.parseOptions = (words) => parse(joined(words));
  return command.requiredOption(
    `${FLAG} <path value...>`,
    description,
    (text: string, others?: readonly Varied[]): readonly Varied[] => {
      const [path = '', ...values]: string[] = JSON.parse(text);
      return [...(others ?? []), { path, values }];
    },
  );
}

/** Words with `--vary PATH VALUE…` as one: `--vary=["PATH","VALUE",…]`. */
function joined(words: readonly string[]): string[] {
  const all: string[] = [];
  let group: string[] | undefined;
  const close = () => {
    if (group !== undefined) all.push(`${FLAG}=${JSON.stringify(group)}`);
    group = undefined;
  };
  for (const word of words) {
    // No value is negative, but a refusal should name it as a value.
    const isOption = /^-[^\d.]/.test(word);
    if (word === FLAG || word.startsWith(`${FLAG}=`)) {
      close();
      group = word === FLAG ? [] : [word.slice(FLAG.length + 1)];
    } else if (group === undefined || isOption) {
      close();
      all.push(word);
    } else {
      group.push(word);
    }
  }
  close();
  return all;
}
