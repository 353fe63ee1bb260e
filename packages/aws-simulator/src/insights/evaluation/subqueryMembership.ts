import type {
  MembershipExpression,
  SubqueryExpression,
} from '@quarterdeck/insights-language';
import type { SideInput } from '../SideInput';
import { toText } from '../values/Value';
import type { Evaluator } from './operators';
import type { Scope } from './Scope';

/** `requestId in (SOURCE … | fields requestId)`; a missing field is in none. */
export function compileSubqueryMembership(
  { negated, subject }: MembershipExpression,
  { commands }: SubqueryExpression,
  evaluate: Evaluator,
  scope: Scope,
): Evaluator {
  const input = scope.addInput(commands);
  const name = subject.kind === 'field' ? subject.name : undefined;
  let texts: Set<string> | undefined;
  return row => {
    texts ??= textsOf(input, name);
    const text = toText(evaluate(row));
    return (text !== undefined && texts.has(text)) !== negated;
  };
}

/** The column that is called like the field, else the first one. */
function textsOf(input: SideInput, name: string | undefined): Set<string> {
  const columns = input.plan.output.names();
  const column =
    columns.find(each => each === name) ?? columns[0] ?? '@message';
  const texts = new Set<string>();
  for (const row of input.rows()) {
    const text = toText(row.get(column, column.split('.')));
    if (text !== undefined) {
      texts.add(text);
    }
  }
  return texts;
}
