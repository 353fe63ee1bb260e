import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import {
  type CatalogEntry,
  commands,
  functions,
} from '@quarterdeck/insights-language';
import { quoteField } from '../queryText/quote';
import { piecesOf } from '../queryText/tokens';

/** The fields that CloudWatch Logs adds to every record. */
export const SYSTEM_FIELDS: readonly string[] = [
  '@timestamp',
  '@message',
  '@logStream',
  '@log',
  '@ingestionTime',
  '@entity',
];

const COMMANDS = commands.map(entry => ({
  ...fromCatalog(entry, 'keyword'),
  apply: `${entry.name} `,
}));
const FUNCTIONS = functions.map(entry => ({
  ...fromCatalog(entry, 'function'),
  apply: `${entry.name}(`,
}));

/**
 * Completes commands where one is due, and fields and functions elsewhere.
 *
 * @param fieldsNow - the fields that are known at the time of asking
 */
export function completionOf(
  fieldsNow: () => readonly string[],
): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[`@\w.-]*/);
    const from = word?.from ?? context.pos;
    if (from === context.pos && !context.explicit) return null;
    const text = context.state.doc.toString();
    const isInText = piecesOf(text).some(
      piece =>
        /^(string|regex|comment|parameter)$/.test(piece.kind) &&
        piece.start < context.pos &&
        (context.pos < piece.end || piece.kind === 'comment'),
    );
    if (isInText) return null;
    return {
      from,
      options: isCommandDue(text.slice(0, from))
        ? COMMANDS
        : [...fieldCompletions(fieldsNow()), ...FUNCTIONS],
      validFor: /^[`@\w.-]*$/,
    };
  };
}

/** At the beginning, behind a bar, and where a subquery may begin. */
function isCommandDue(before: string): boolean {
  const pieces = piecesOf(before).filter(piece => piece.kind !== 'comment');
  const last = pieces[pieces.length - 1];
  if (!last || last.text === '|') return true;
  const beforeLast = pieces[pieces.length - 2];
  return last.text === '(' && beforeLast?.text.toLowerCase() === 'in';
}

function fieldCompletions(fields: readonly string[]): Completion[] {
  return [...new Set([...SYSTEM_FIELDS, ...fields])].flatMap(name => {
    const written = quoteField(name);
    return written === undefined
      ? []
      : [{ label: name, apply: written, type: 'property', boost: 10 }];
  });
}

function fromCatalog(entry: CatalogEntry, type: string): Completion {
  return {
    label: entry.name,
    type,
    detail: entry.signature.slice(entry.name.length).trim().slice(0, 40),
    info: () => describe(entry),
  };
}

/** A catalog entry as a small piece of documentation. */
export function describe(
  entry: CatalogEntry & { documentation?: string },
): HTMLElement {
  const root = document.createElement('div');
  const signature = document.createElement('code');
  signature.textContent = entry.signature;
  const description = document.createElement('p');
  description.textContent = `${entry.description}.`;
  root.append(signature, description);
  if (entry.documentation) {
    const link = document.createElement('a');
    link.href = entry.documentation;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = 'AWS documentation';
    root.append(link);
  }
  return root;
}
