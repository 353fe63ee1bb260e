import type {
  PreflightFinding,
  StackPart,
} from '@quarterdeck/plugin-environments-common';
import { stackPhase } from '../../../runner/stackPhase';
import { finding, type Preflight, type PreflightContext } from '../context';
import { data } from './data';
import { edge } from './edge';
import type { Named, NamesOfPart, Presence } from './Named';
import { network } from './network';
import { ops } from './ops';
import { service } from './service';

/** A certificate has no name. */
const NAMES_OF: Record<Exclude<StackPart, 'cert'>, NamesOfPart> = {
  network,
  data,
  service,
  edge,
  ops,
};

/**
 * Whether names are taken by what is in no stack of the environment: creating
 * its stacks would fail half way with `already exists`.
 */
export const names: Preflight = async context => {
  const wanted = await namesOfAbsentStacks(context);
  const findings = await Promise.all(
    wanted.map(async named => findingOf(named, await named.look())),
  );
  return findings.some(Boolean)
    ? findings.flatMap(each => each ?? [])
    : [finding('names', 'ok', 'No name that is needed is taken.')];
};

function findingOf(
  { what, name, remedy, field = 'name' }: Named,
  presence: Presence,
): PreflightFinding | undefined {
  switch (presence) {
    case 'there':
      return finding(
        'names',
        'blocker',
        `There is ${what} \`${name}\` already.`,
        {
          remedy:
            remedy ??
            'Delete or rename it if nobody needs it, or choose another name for the environment.',
          field,
        },
      );
    case 'hidden':
      return finding(
        'names',
        'unreadable',
        `AWS does not say whether there is ${what} \`${name}\` already.`,
        {
          remedy:
            "Allow s3:ListBucket in the policy of the portal's role. If it is allowed, somebody else has the name: choose another one.",
          field,
        },
      );
    default:
      return undefined;
  }
}

async function namesOfAbsentStacks(
  context: PreflightContext,
): Promise<Named[]> {
  const absent = Object.entries(NAMES_OF).filter(([part]) => {
    const there = context.found.find(stack => stack.part === part);
    return stackPhase(there?.stack.StackStatus) === 'absent';
  });
  const all = await Promise.all(absent.map(([, namesOf]) => namesOf(context)));
  return all.flat();
}
