// `npm test`: everything, from a fresh clone; `npm test -- <pattern>`: the unit
// and integration tests whose path matches.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './lib/buildApp.mjs';
import { run } from './lib/explain.mjs';
import { install } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { startServer } from './lib/servers.mjs';
import { onFittingNode, yarn } from './lib/toolchain.mjs';
import { runJourney } from './lib/journey.mjs';
import { scratchFolder } from './lib/scratch.mjs';

const say = line => process.stdout.write(`\n── ${line}\n`);

run(async () => {
  if (!(await onFittingNode(fileURLToPath(import.meta.url)))) return;
  const patterns = process.argv.slice(2);
  await install({ say });
  const scratch = await scratchFolder('test');
  const results = [];
  try {
    if (patterns.length === 0) results.push(...(await runChecks()));
    results.push(await runJest({ patterns, scratch }));
    if (patterns.length === 0) {
      results.push(await runBuild());
      results.push(await runScriptTests({ scratch }));
      say('The journey, in Chromium');
      results.push(await runJourney({ say, scratch }));
    }
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 10 });
  }
  report(results);
});

/** What the tools say of the sources, each as one passed or failed check. */
async function runChecks() {
  const checks = [
    ['Formatting', ['prettier:check']],
    ['Lint', ['lint:all']],
    ['Types', ['tsc']],
    ['Configuration of the demo', checkConfig('app-config.yaml')],
    ['Configuration of production', checkConfig('app-config.production.yaml')],
  ];
  const results = [];
  for (const [name, command] of checks) {
    say(name);
    const code = await yarn(command);
    results.push({
      name,
      passed: code === 0 ? 1 : 0,
      failed: code === 0 ? 0 : 1,
    });
  }
  return results;
}

const checkConfig = file => [
  'backstage-cli',
  'config:check',
  '--lax',
  '--strict',
  '--config',
  inRoot(file),
];

/** The frontend, which the portals of the tests below serve. */
async function runBuild() {
  const name = 'Build of the frontend';
  try {
    await buildApp({ say });
    return { name, passed: 1, failed: 0 };
  } catch (error) {
    say(error.message);
    return { name, passed: 0, failed: 1 };
  }
}

/** All of Jest's tests, against one PostgreSQL of their own. */
async function runJest({ patterns, scratch }) {
  say(patterns.length ? `Tests matching ${patterns.join(' ')}` : 'Tests');
  const postgres = startServer({
    name: 'PostgreSQL',
    args: [inRoot('scripts/postgres.mjs')],
    logFile: path.join(scratch, 'postgres.log'),
    readyOn: /^PostgreSQL ready on (\S+)/,
  });
  const report = path.join(scratch, 'jest.json');
  try {
    const [, url] = await postgres.ready;
    const code = await yarn(
      [
        'backstage-cli',
        'repo',
        'test',
        '--json',
        // Two cores run browsers' pages, databases and AWS at the same time.
        '--testTimeout=60000',
        `--outputFile=${report}`,
        ...patterns,
      ],
      {
        env: {
          ...process.env,
          CI: 'true',
          QUARTERDECK_TEST_POSTGRES: url,
          // Warnings of Node about its own experimental parts hide results.
          NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
        },
      },
    );
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
      await readFile(report, 'utf8'),
    );
    // A suite that cannot even start has no failed test to count.
    const failed = Math.max(
      numFailedTests,
      numFailedTestSuites,
      code === 0 ? 0 : 1,
    );
    return { name: 'Tests', passed: numPassedTests, failed };
  } finally {
    await postgres.stop();
  }
}

/** The tests of these scripts, with Node's own runner. */
async function runScriptTests({ scratch }) {
  say('Starting and stopping');
  const report = path.join(scratch, 'scripts.tap');
  const child = spawn(
    process.execPath,
    [
      '--test',
      '--test-concurrency=1',
      // Whatever a failed test leaves open, the run goes on to its totals.
      '--test-force-exit',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      'scripts/**/*.test.mjs',
    ],
    { cwd: inRoot(), stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const [code] = await once(child, 'exit');
  const tap = await readFile(report, 'utf8');
  const count = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1]);
  return {
    name: 'Scripts',
    passed: count('pass'),
    failed: Math.max(count('fail'), code === 0 ? 0 : 1),
  };
}

/** The totals, in the last line as `N passed, N failed`. */
function report(results) {
  say('Totals');
  const width = Math.max(...results.map(({ name }) => name.length));
  for (const { name, passed, failed } of results) {
    process.stdout.write(
      `${name.padEnd(width)}  ${passed} passed, ${failed} failed\n`,
    );
  }
  const sum = key => results.reduce((total, result) => total + result[key], 0);
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
  if (sum('failed') > 0 || sum('passed') === 0) process.exitCode = 1;
}
