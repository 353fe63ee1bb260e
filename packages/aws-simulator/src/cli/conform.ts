import { Command } from 'commander';
import { Conformance, type StepResult } from '../conformance/Conformance';
import { loadSuites, type Suite } from '../conformance/Suite';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import { HOME_REGION } from '../world/World';
import { consoleLogger as logger } from './logger';
import { orExit } from './orExit';
import { DEFAULT_PORT } from './start';

interface Options {
  endpoint: string;
  service?: string;
  region: string;
  json: boolean;
}

const PATIENCE_MS = 300_000;
const INTERVAL_MS = 1_000;

/** `simulator conform`: whether an endpoint behaves as AWS documents it. */
export function conformCommand(): Command {
  return new Command('conform')
    .description('Hold an endpoint to what AWS documents')
    .option(
      '--endpoint <url>',
      'what is asked',
      `http://127.0.0.1:${DEFAULT_PORT}`,
    )
    .option('--service <name>', 'only this one, such as ecs')
    .option('--region <name>', 'where', HOME_REGION)
    .option('--json', 'print the results as JSON', false)
    .action((options: Options) =>
      orExit(async () => {
        const results: StepResult[] = [];
        const conformance = new Conformance({
          endpoint: options.endpoint,
          region: options.region,
          credentials: credentialsFor(options.endpoint),
          patienceMs: PATIENCE_MS,
          intervalMs: INTERVAL_MS,
        });
        for await (const result of conformance.run(chosen(options.service))) {
          results.push(result);
          if (!options.json) logger.info(lineOf(result));
        }
        const failed = results.filter(each => each.outcome !== 'passed');
        logger.info(
          options.json
            ? JSON.stringify(results, null, 2)
            : `${results.length - failed.length} of ${
                results.length
              } steps passed`,
        );
        if (failed.length > 0) process.exitCode = 1;
      }),
    );
}

function chosen(service: string | undefined): Suite[] {
  const suites = loadSuites();
  if (service === undefined) return suites;
  const fitting = suites.filter(each => each.service === service);
  if (fitting.length > 0) return fitting;
  const names = suites.map(each => each.service).join(', ');
  throw new Error(`There is no suite for ${service}. There are: ${names}`);
}

/** The simulator takes any; for everything else the SDK finds its own. */
function credentialsFor(endpoint: string) {
  return new URL(endpoint).hostname === '127.0.0.1'
    ? { accessKeyId: DEFAULT_ACCOUNT_ID, secretAccessKey: 'any' }
    : undefined;
}

const MARKS = { passed: '✓', failed: '✗', skipped: '-' };

function lineOf({ service, sequence, call, outcome, reason }: StepResult) {
  const line = [
    MARKS[outcome],
    service.padEnd(16),
    call.padEnd(32),
    sequence,
  ].join('  ');
  return reason === undefined ? line : `${line}\n     ${reason}`;
}
