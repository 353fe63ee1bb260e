// `node scripts/image.mjs <folder>`: lays out what runs in production, built
// and with its packages; the Dockerfile copies the folder as it is.
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Explained, run } from './lib/explain.mjs';
import { install } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { capture, onFittingNode, yarnCommand } from './lib/toolchain.mjs';

const FILES = [
  'app-config.production.yaml',
  'package.json',
  'templates',
  'yarn.lock',
  '.yarnrc.yml',
  '.yarn/releases',
];

const say = line => process.stdout.write(`${line}\n`);

run(async () => {
  if (!(await onFittingNode(fileURLToPath(import.meta.url)))) return;
  const [target] = process.argv.slice(2);
  if (!target) throw new Explained('Usage: node scripts/image.mjs <folder>');
  const folder = path.resolve(target);
  await install({ say });
  say('Building the backend, which serves the frontend');
  await yarn(['build:backend']);
  await mkdir(folder, { recursive: true });
  await unpack('skeleton', folder);
  for (const file of FILES) {
    await cp(inRoot(file), path.join(folder, file), { recursive: true });
  }
  say('Installing the packages that it needs to run');
  await yarn(['workspaces', 'focus', '--all', '--production'], folder);
  await unpack('bundle', folder);
  say(`${folder} holds the portal`);
});

async function yarn(args, cwd = inRoot()) {
  await must([...(await yarnCommand()), ...args], cwd);
}

async function unpack(name, folder) {
  const archive = inRoot('packages/backend/dist', `${name}.tar.gz`);
  await must(['tar', '-xzf', archive, '-C', folder]);
}

async function must([command, ...args], cwd = inRoot()) {
  const { code, output } = await capture(command, args, { cwd });
  if (code === 0) return;
  const end = output.split('\n').slice(-30).join('\n');
  throw new Explained(`${args.join(' ')} ended with code ${code}:\n${end}`);
}
