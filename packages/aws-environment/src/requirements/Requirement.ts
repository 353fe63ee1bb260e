/** What the architecture asks of an environment, or gets wrong. */
export interface Requirement {
  /** R001 and on: asked for. F01 and on: a correction, which wins. */
  number: string;
  /** What it is about, in one line of our own. */
  line: string;
  /** Where it is brought about, from the root of the repository. */
  file?: string;
  /** Why no test here can show it. */
  proseOnly?: string;
}

type Lines = Record<string, string>;

const STACKS = 'packages/aws-environment/src/stacks';

/** What a file of the stacks brings about. */
export function inStacks(file: string, lines: Lines): Requirement[] {
  return inFile(`${STACKS}/${file}`, lines);
}

/** What any other file brings about. */
export function inFile(file: string, lines: Lines): Requirement[] {
  return listed(lines).map(requirement => ({ ...requirement, file }));
}

/** What no template can show. */
export function proseOnly(reason: string, lines: Lines): Requirement[] {
  return listed(lines).map(requirement => ({
    ...requirement,
    proseOnly: reason,
  }));
}

function listed(lines: Lines): Requirement[] {
  return Object.entries(lines).map(([number, line]) => ({ number, line }));
}
