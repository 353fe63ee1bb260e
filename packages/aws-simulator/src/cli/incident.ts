import { Argument, Command } from 'commander';
import { ControlClient } from '../control/ControlClient';
import { INCIDENT_KINDS, type IncidentKind } from '../incidents/Incident';
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

/** `simulator incident …`: trouble in a simulator that runs. */
export function incidentCommand(): Command {
  const command = new Command('incident').description(
    'Begin and end trouble in an environment of the running simulator',
  );
  withOptions(command.command('start'))
    .description('Begin trouble')
    .addArgument(kind('<kind>'))
    .argument('<environment>', 'such as shop-production')
    .action((kindOf: IncidentKind, environment: string, options: Options) =>
      orExit(async () => {
        const { url, account, region } = options;
        const incident = await new ControlClient(url).startIncident({
          kind: kindOf,
          environment,
          account,
          region,
        });
        logger.info(
          `${incident.kind} in ${incident.environment} since ${incident.startedAt}`,
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
        for (const { environment, kind: what, ...times } of incidents) {
          logger.info(
            `${environment}  ${what}  ${times.startedAt} to ${
              times.endedAt ?? 'now'
            }`,
          );
        }
      }),
    );
  return command;
}

const kind = (syntax: string) =>
  new Argument(syntax, 'what is wrong').choices(INCIDENT_KINDS);

const withOptions = (command: Command) =>
  withUrl(command)
    .option('--account <id>', "the environment's account", DEFAULT_ACCOUNT_ID)
    .option('--region <name>', "the environment's region", HOME_REGION);
