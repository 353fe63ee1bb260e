import { Command, InvalidArgumentError } from 'commander';
import { Pace } from '../world/Pace';
import { conformCommand } from './conform';
import { faultCommand } from './fault';
import { incidentCommand } from './incident';
import { consoleLogger } from './logger';
import { orExit } from './orExit';
import { seedOf, withSeedOptions } from './seedOptions';
import { DEFAULT_PORT, start } from './start';

/** The command line of the simulator. */
export function main(argv: string[]): void {
  const program = new Command('simulator').description(
    'AWS on this machine, reachable from this machine alone',
  );
  withSeedOptions(program.command('start'))
    .description('Run the simulator until Ctrl-C')
    .option('--port <number>', '0 takes a free one', parsePort, DEFAULT_PORT)
    .option(
      '--speed <factor>',
      'how fast resources come up: instant, or a factor',
      parsePace,
      new Pace(1),
    )
    .option('--state <file>', 'keep the world in this file')
    .option('--fresh', 'begin anew, whatever the file has', false)
    .option('--limits', "enforce AWS's published request limits", false)
    .option(
      '--session-seconds <number>',
      'how long temporary credentials last at most',
      parseSeconds,
    )
    .option('--stop-with-stdin', 'end when the standard input does', false)
    .action(async options => {
      const { speed: pace, ...rest } = options;
      await orExit(async () => {
        await start({ ...rest, pace, seed: seedOf(options) }, consoleLogger);
        process.exit(0);
      });
    });
  program.addCommand(incidentCommand());
  program.addCommand(faultCommand());
  program.addCommand(conformCommand());
  program.parse(argv);
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new InvalidArgumentError('It is a number above zero.');
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

function parsePace(text: string): Pace {
  if (text === 'instant') return Pace.instant;
  const factor = Number(text);
  if (factor > 0) return new Pace(factor);
  throw new InvalidArgumentError('It is "instant" or a positive number.');
}
