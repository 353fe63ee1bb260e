import type {
  Verdict,
  VerdictPart,
} from '@quarterdeck/plugin-service-health-common';
import { reasonOf } from '../../status/reason';

/** A piece of the sentence; one that has a part says what that part says. */
export interface SentencePiece {
  text: string;
  part?: VerdictPart;
}

/**
 * The verdict's sentence in pieces, so that each clause can lead to where it
 * comes from; and the parts for which the sentence had no room.
 */
export function piecesOf(verdict: Verdict): {
  pieces: SentencePiece[];
  unsaid: VerdictPart[];
} {
  const pieces: SentencePiece[] = [];
  const unsaid: VerdictPart[] = [];
  const sentence = reasonOf(verdict);
  let said = 0;
  for (const part of verdict.parts) {
    const at = clauseAt(sentence, part.text, said);
    if (at < 0) {
      unsaid.push(part);
      continue;
    }
    if (at > said) pieces.push({ text: sentence.slice(said, at) });
    said = at + part.text.length;
    pieces.push({ text: sentence.slice(at, said), part });
  }
  if (said < sentence.length) pieces.push({ text: sentence.slice(said) });
  return { pieces, unsaid };
}

/** Between two clauses. */
const SEPARATOR = '; ';

/** Where a clause begins in the sentence, from some place on; or -1. */
function clauseAt(sentence: string, clause: string, from: number): number {
  // The sentence begins with a capital, wherever its first clause does.
  const [haystack, needle] = [sentence, clause].map(text =>
    text.toLocaleLowerCase('en'),
  );
  const at = haystack.indexOf(needle, from);
  const begins = at <= 0 || haystack.endsWith(SEPARATOR, at);
  const end = at + needle.length;
  const ends = end === haystack.length || haystack.startsWith(SEPARATOR, end);
  return begins && ends ? at : -1;
}
