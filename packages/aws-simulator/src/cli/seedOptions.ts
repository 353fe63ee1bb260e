import { type Command, InvalidArgumentError } from 'commander';
import { MAX_ACCOUNTS } from '../seed/fleet/fleetEnvironments';
import type { Seed } from '../seed/seedWorld';
import { HOME_REGION } from '../world/World';

const MAX_ENVIRONMENTS = 5_000;

interface SeedOptions {
  environments: 'demo' | 'none' | number;
  accounts: number;
  regions: string[];
}

/** Adds the options that say what the world starts with. */
export const withSeedOptions = (command: Command): Command =>
  command
    .option(
      '--environments <world>',
      'what the world starts with, unless --state has one: demo, none, or how many',
      parseEnvironments,
      'demo',
    )
    .option(
      '--accounts <number>',
      'over how many accounts a number of environments is spread',
      text => parseCount(text, MAX_ACCOUNTS),
      1,
    )
    .option(
      '--regions <names>',
      'over which regions, separated by commas',
      parseRegions,
      [HOME_REGION],
    );

export function seedOf(options: SeedOptions): Seed {
  const { environments, accounts, regions } = options;
  return typeof environments === 'number'
    ? { environments, accounts, regions }
    : environments;
}

function parseEnvironments(text: string): SeedOptions['environments'] {
  return text === 'demo' || text === 'none'
    ? text
    : parseCount(text, MAX_ENVIRONMENTS);
}

function parseCount(text: string, max: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= max) return count;
  throw new InvalidArgumentError(`It is a number from 1 to ${max}.`);
}

function parseRegions(text: string): string[] {
  const regions = text.split(',').map(each => each.trim());
  if (regions.every(each => /^[a-z]{2}(-[a-z]+)+-\d$/.test(each))) {
    return regions;
  }
  throw new InvalidArgumentError(
    'They are names of regions, such as us-east-1,eu-west-1.',
  );
}
