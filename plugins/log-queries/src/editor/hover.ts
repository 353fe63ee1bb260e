import { hoverTooltip } from '@codemirror/view';
import { commands, functions } from '@quarterdeck/insights-language';
import { piecesOf } from '../queryText/tokens';
import { describe } from './completion';

const BY_KIND = {
  command: byName(commands),
  function: byName(functions),
};

/** What a command or a function does, under the pointer. */
export const documentationOnHover = hoverTooltip((view, position) => {
  const piece = piecesOf(view.state.doc.toString()).find(
    ({ start, end }) => start <= position && position <= end,
  );
  if (piece?.kind !== 'command' && piece?.kind !== 'function') return null;
  const entry = BY_KIND[piece.kind].get(piece.text.toLowerCase());
  if (!entry) return null;
  return {
    pos: piece.start,
    end: piece.end,
    create: () => {
      const dom = describe(entry);
      dom.classList.add('cm-query-documentation');
      return { dom };
    },
  };
});

function byName<T extends { name: string }>(entries: readonly T[]) {
  return new Map(entries.map(entry => [entry.name.toLowerCase(), entry]));
}
