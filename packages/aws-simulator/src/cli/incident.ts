import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { ControlClient, type ReportedIncident } from '../control/ControlClient';
import {
  EXIT_CODES,
  type ExitCode,
  INCIDENT_KINDS,
  type IncidentKind,
} from '../incidents/Incident';
import { INCIDENT_DEFINITIONS } from '../incidents/kinds';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import { HOME_REGION } from '../world/World';
import { withUrl } from './controlOptions';
import { consoleLogger as logger } from './logger';
import { orExit } from './orExit';

interface Options {
  url: string;
  account: string;
  region: string;
}

interface StartOptions extends Options {
  since?: number;
  exitCode?: ExitCode;
}

/** `simulator incident …`: trouble in a simulator that runs. */
export function incidentCommand(): Command {
  const command = new Command('incident').description(
    'Begin and end trouble in an environment of the running simulator',
  );
  command.addHelpText('after', kindsHelp);
  withOptions(command.command('start'))
    .description('Begin trouble')
    .addArgument(kind('<kind>'))
    .argument('<environment>', 'such as shop-production')
    .option('--since <minutes>', 'as if it had begun so long ago', parseMinutes)
    .addOption(
      new Option(
        '--exit-code <code>',
        'of crash-loop: 137 is killed for its memory',
      ).argParser(parseExitCode),
    )
    .addHelpText('after', kindsHelp)
    .action(
      (kindOf: IncidentKind, environment: string, options: StartOptions) =>
        orExit(async () => {
          const { url, account, region, since, exitCode } = options;
          const incident = await new ControlClient(url).startIncident({
            kind: kindOf,
            environment,
            account,
            region,
            sinceMinutes: since,
            exitCode,
          });
          logger.info(
            `${nameOf(incident)} in ${incident.environment} since ${
              incident.startedAt
            }`,
          );
        }),
    );
  withOptions(command.command('stop'))
    .description('End trouble; of every kind and everywhere unless told')
    .addArgument(kind('[kind]'))
    .argument('[environment]', 'such as shop-production')
    .action(
      (
        kindOf: IncidentKind | undefined,
        environment: string | undefined,
        { url, account, region }: Options,
      ) =>
        orExit(async () => {
          const ended = await new ControlClient(url).endIncidents({
            kind: kindOf,
            environment,
            account,
            region,
          });
          if (ended.length === 0) logger.info('Nothing of that kind was wrong');
          for (const each of ended) {
            logger.info(`${each.kind} in ${each.environment} has ended`);
          }
        }),
    );
  withUrl(command.command('list'))
    .description('Show what is and was wrong')
    .action(({ url }: Pick<Options, 'url'>) =>
      orExit(async () => {
        const incidents = await new ControlClient(url).incidents();
        if (incidents.length === 0) logger.info('Nothing is or was wrong');
        for (const incident of incidents) {
          logger.info(
            `${incident.environment}  ${nameOf(incident)}  ${
              incident.startedAt
            } to ${incident.endedAt ?? 'now'}`,
          );
        }
      }),
    );
  return command;
}

const nameOf = ({ kind: what, exitCode }: ReportedIncident) =>
  exitCode === undefined ? what : `${what} (exit code ${exitCode})`;

/** The kinds, a line for each. */
function kindsHelp(): string {
  const width = Math.max(...INCIDENT_KINDS.map(({ length }) => length));
  const lines = INCIDENT_KINDS.map(
    each => `  ${each.padEnd(width)}  ${INCIDENT_DEFINITIONS[each].summary}`,
  );
  return `\nKinds:\n${lines.join('\n')}`;
}

function parseMinutes(text: string): number {
  const minutes = Number(text);
  if (text.trim() !== '' && minutes >= 0) return minutes;
  throw new InvalidArgumentError('It is a number of minutes.');
}

function parseExitCode(text: string): ExitCode {
  const code = EXIT_CODES.find(each => String(each) === text);
  if (code !== undefined) return code;
  throw new InvalidArgumentError(`It is ${EXIT_CODES.join(' or ')}.`);
}

const kind = (syntax: string) =>
  new Argument(syntax, 'what is wrong').choices(INCIDENT_KINDS);

const withOptions = (command: Command) =>
  withUrl(command)
    .option('--account <id>', "the environment's account", DEFAULT_ACCOUNT_ID)
    .option('--region <name>', "the environment's region", HOME_REGION);
