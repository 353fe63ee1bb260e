import { RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { type PieceKind, piecesOf } from '../queryText/tokens';

const MARKS = new Map<PieceKind, Decoration>(
  (
    [
      'command',
      'function',
      'keyword',
      'systemField',
      'number',
      'string',
      'regex',
      'comment',
      'parameter',
    ] as const
  ).map(kind => [kind, Decoration.mark({ class: `cm-query-${kind}` })]),
);

/**
 * Colors a query. All of it at every change: AWS takes no more than 10,000
 * characters, which is less than a millisecond's work.
 */
export const highlight = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorationsOf(view);
    }

    update(update: ViewUpdate) {
      if (update.docChanged) this.decorations = decorationsOf(update.view);
    }
  },
  { decorations: plugin => plugin.decorations },
);

function decorationsOf(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { kind, start, end } of piecesOf(view.state.doc.toString())) {
    const mark = MARKS.get(kind);
    if (mark) builder.add(start, end, mark);
  }
  return builder.finish();
}
