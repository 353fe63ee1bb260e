import { EditorView } from '@codemirror/view';
import { act, screen } from '@testing-library/react';

/** jsdom lays nothing out, and the editor asks where its text is. */
export function prepareEditor(): void {
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
}

/** Writes a query, as somebody would who types it. */
export async function editQuery(text: string): Promise<void> {
  await screen.findByRole('textbox', { name: 'Query' });
  const view = editor();
  act(() => {
    view.focus();
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
    });
  });
}

/** What stands in the editor. */
export function queryText(): string {
  return editor().state.doc.toString();
}

/** Beginning and end of what is selected in the editor. */
export function selectedText(): [number, number] {
  const { from, to } = editor().state.selection.main;
  return [from, to];
}

function editor(): EditorView {
  const view = EditorView.findFromDOM(
    screen.getByRole('textbox', { name: 'Query' }),
  );
  if (!view) throw new Error('There is no editor');
  return view;
}
