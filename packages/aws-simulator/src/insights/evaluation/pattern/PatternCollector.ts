import type { PatternCommand } from '@quarterdeck/insights-language';
import { Row } from '../../Row';
import { toText } from '../../values/Value';
import type { RowCollector } from '../collectors';
import { compileExpression } from '../compileExpression';
import type { Evaluator } from '../operators';
import type { Scope } from '../Scope';
import { PatternGroup } from './PatternGroup';
import { severityOf } from './severity';
import { tokenize } from './tokenize';

export const PATTERN_COLUMNS = [
  '@patternId',
  '@pattern',
  '@regexString',
  '@tokens',
  '@sampleCount',
  '@ratio',
  '@severityLabel',
  '@logSamples',
];

/** Stands for a varying part in the key of a pattern. */
const GAP = '\0';

export function compilePattern(
  command: PatternCommand,
  scope: Scope,
): () => RowCollector {
  const subject = compileExpression(command.subject, scope);
  scope.replaceColumns(PATTERN_COLUMNS);
  return () => new PatternCollector(subject);
}

/**
 * Groups events by the shape of a text, as `pattern` does. AWS clusters by
 * similarity; here two texts have the same shape when they are equal but for
 * times, addresses, numbers and words with a digit in them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Pattern.html
 */
class PatternCollector implements RowCollector {
  readonly #groups = new Map<string, PatternGroup>();
  #total = 0;

  constructor(private readonly subject: Evaluator) {}

  add(row: Row): void {
    const text = toText(this.subject(row));
    if (text === undefined) {
      return;
    }
    this.#total++;
    const template = tokenize(text);
    const key = template.fixed.join(GAP);
    let group = this.#groups.get(key);
    if (!group) {
      group = new PatternGroup(key, template);
      this.#groups.set(key, group);
    }
    group.add(row, text, template);
  }

  rows(): readonly Row[] {
    return [...this.#groups.values()]
      .sort((a, b) => b.count - a.count)
      .map(
        group =>
          new Row(undefined, [
            ['@patternId', group.id],
            ['@pattern', group.pattern],
            ['@regexString', group.regexString],
            ['@tokens', group.tokens],
            ['@sampleCount', group.count],
            ['@ratio', group.count / this.#total],
            ['@severityLabel', severityOf(group.key)],
            ['@logSamples', group.logSamples],
          ]),
      );
  }
}
