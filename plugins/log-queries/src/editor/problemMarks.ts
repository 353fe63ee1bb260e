import { type Diagnostic, linter } from '@codemirror/lint';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { problemsOf, type TextProblem } from '../queryText/problems';

const LINT_DELAY_MS = 250;

const setRefusal = StateEffect.define<TextProblem | undefined>();

/** What AWS has refused; gone as soon as the text is changed. */
const refusal = StateField.define<TextProblem | undefined>({
  create: () => undefined,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setRefusal)) return effect.value;
    }
    return transaction.docChanged ? undefined : value;
  },
});

/** Marks what is wrong: found here while one types, or told by AWS. */
export const problemMarks: Extension = [
  refusal,
  linter(view => diagnosticsOf(view), {
    delay: LINT_DELAY_MS,
    needsRefresh: update =>
      update.startState.field(refusal) !== update.state.field(refusal),
  }),
];

/** Shows where AWS did not understand the text, and puts the cursor there. */
export function markRefusal(view: EditorView, problem?: TextProblem): void {
  const length = view.state.doc.length;
  view.dispatch({
    effects: setRefusal.of(problem),
    ...(problem && {
      selection: {
        anchor: Math.min(problem.start, length),
        head: Math.min(problem.end, length),
      },
      scrollIntoView: true,
    }),
  });
}

function diagnosticsOf(view: EditorView): Diagnostic[] {
  const told = view.state.field(refusal);
  const found = told ? [told] : problemsOf(view.state.doc.toString());
  const length = view.state.doc.length;
  return found.map(({ start, end, severity, message }) => ({
    from: Math.min(start, length),
    to: Math.min(end, length),
    severity,
    message,
  }));
}
