// Node.js 24 and the checked-in Yarn, whatever is on the machine.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Explained, explain } from './explain.mjs';
import { inRoot, stateDir } from './paths.mjs';

const NODE_MAJOR = 24;
const NODE_VERSION = '24.21.0';

/** Whether this process runs on the Node.js that Backstage and we support. */
const fits = () => Number(process.versions.node.split('.')[0]) === NODE_MAJOR;

/**
 * Makes sure that the calling script runs on Node.js 24: returns true if it
 * does; otherwise runs the script again on one from npm, and returns false
 * when that has ended.
 */
export async function onFittingNode(script) {
  if (fits()) return true;
  const node = await fittingNode();
  const child = spawn(node, [script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
    },
  });
  // A terminal sends Ctrl-C to the child as well, other senders only to us:
  // the child has to put up with hearing it twice.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
  return false;
}

/** The path of a Node.js 24 that npm brought, brought now if need be. */
async function fittingNode() {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const home = path.join(stateDir, 'node');
  const binary = path.join(
    home,
    'node_modules',
    name,
    'bin',
    windows ? 'node.exe' : 'node',
  );
  if (!existsSync(binary)) {
    process.stdout.write(
      `Node.js ${process.versions.node} does not fit (Backstage needs ${NODE_MAJOR}); getting ${NODE_VERSION} from npm\n`,
    );
    await mkdir(home, { recursive: true });
    // Without a package.json here npm would install into the repository.
    await writeFile(path.join(home, 'package.json'), '{"private":true}\n');
    await npmInstall(home, `${name}@${NODE_VERSION}`);
  } else {
    process.stdout.write(`Using Node.js ${NODE_VERSION} from npm\n`);
  }
  return binary;
}

async function npmInstall(folder, spec) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await capture(
    npm,
    ['install', '--no-audit', '--no-fund', '--loglevel=error', spec],
    { cwd: folder, shell: process.platform === 'win32' },
  );
  if (code !== 0) {
    throw new Explained(
      explain(output) ??
        `npm could not install ${spec}; install Node.js ${NODE_MAJOR} yourself and run the command again.\n${output}`,
    );
  }
}

/** Runs a command to its end and returns its code and its whole output. */
export async function capture(command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output };
}

/** The command line of the checked-in Yarn. */
export async function yarnCommand() {
  const config = await readFile(inRoot('.yarnrc.yml'), 'utf8');
  const yarn = /^yarnPath: (.+)$/m.exec(config)?.[1];
  if (!yarn) throw new Error('.yarnrc.yml names no yarnPath');
  return [process.execPath, inRoot(yarn.trim())];
}

/** Runs Yarn with its output on ours; resolves to its exit code. */
export async function yarn(args, options = {}) {
  const [node, script] = await yarnCommand();
  const child = spawn(node, [script, ...args], {
    cwd: inRoot(),
    stdio: 'inherit',
    ...options,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}
