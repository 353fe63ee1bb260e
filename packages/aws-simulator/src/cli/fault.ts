import { Argument, Command, InvalidArgumentError } from 'commander';
import { ControlClient } from '../control/ControlClient';
import {
  type Fault,
  FAULT_KINDS,
  type FaultInForce,
} from '../control/faults/Fault';
import { withUrl } from './controlOptions';
import { consoleLogger as logger } from './logger';
import { orExit } from './orExit';

type StartOptions = { url: string } & Partial<Omit<Fault, 'kind'>>;

/** `simulator fault …`: requests that fail in a simulator that runs. */
export function faultCommand(): Command {
  const command = new Command('fault').description(
    'Make requests to the running simulator fail, and end it',
  );
  withUrl(command.command('start'))
    .description('Begin to fail requests: all of them, unless told')
    .addArgument(new Argument('<kind>', 'how they fail').choices(FAULT_KINDS))
    .option('--service <name>', 'by signing name, such as ecs or monitoring')
    .option('--operation <name>', 'such as DescribeServices')
    .option('--account <id>')
    .option('--region <name>')
    .option('--rate <share>', 'of the requests, from 0 to 1', parseNumber)
    .option('--after <number>', 'of them pass before it begins', parseNumber)
    .option('--times <number>', 'after so many it is over', parseNumber)
    .option('--seed <text>', 'which requests a rate hits follows from it')
    .option('--latency-ms <number>', 'how much later', parseNumber)
    .option('--status <number>', 'HTTP status of an error', parseNumber)
    .action((kind: Fault['kind'], { url, ...options }: StartOptions) =>
      orExit(async () => {
        const fault = { kind, ...options };
        logger.info(lineOf(await new ControlClient(url).startFault(fault)));
      }),
    );
  withUrl(command.command('stop'))
    .description('End a fault; all of them unless told')
    .argument('[id]', 'such as fault-1')
    .action((id: string | undefined, { url }: { url: string }) =>
      orExit(async () => {
        const ended = await new ControlClient(url).endFaults(id);
        if (ended.length === 0) logger.info('There was no such fault');
        for (const each of ended) logger.info(`${lineOf(each)}, has ended`);
      }),
    );
  withUrl(command.command('list'))
    .description('Show the faults in force')
    .action(({ url }: { url: string }) =>
      orExit(async () => {
        const faults = await new ControlClient(url).faults();
        if (faults.length === 0) logger.info('No request is made to fail');
        for (const each of faults) logger.info(lineOf(each));
      }),
    );
  return command;
}

function lineOf(fault: FaultInForce): string {
  const { id, kind, service, operation, account, region, rate, times } = fault;
  const what = [service, operation, account, region].filter(Boolean).join(' ');
  const share = rate < 1 ? `, ${Math.round(rate * 100)} % of them` : '';
  const limit = times === undefined ? '' : ` of ${times}`;
  return `${id}  ${kind}  ${what || 'every request'}${share}, ${
    fault.hits
  }${limit} hit`;
}

function parseNumber(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('It is a number.');
}
