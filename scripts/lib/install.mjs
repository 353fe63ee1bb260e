// `yarn install --immutable`, only when something has changed.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Explained, explain } from './explain.mjs';
import { inRoot, root, stateDir } from './paths.mjs';
import { capture, yarnCommand } from './toolchain.mjs';

const NEEDED_BYTES = 3e9;
const stamp = path.join(stateDir, 'installed');

/** Installs the packages of yarn.lock, if they are not there already. */
export async function install({ say }) {
  const wanted = await fingerprint();
  const have = existsSync(stamp) ? await readFile(stamp, 'utf8') : '';
  if (have === wanted && existsSync(inRoot('node_modules/.yarn-state.yml'))) {
    return;
  }
  const { bavail, bsize } = await statfs(root);
  if (bavail * bsize < NEEDED_BYTES && !existsSync(inRoot('node_modules'))) {
    throw new Explained(
      `The disk has ${Math.round(
        (bavail * bsize) / 1e6,
      )} MB left, and the packages need about 3 GB. Free some space, then run the command again.`,
    );
  }
  say('Installing packages (a few minutes the first time)');
  const [node, yarn] = await yarnCommand();
  const { code, output } = await capture(
    node,
    [yarn, 'install', '--immutable'],
    {
      cwd: root,
      env: { ...process.env, YARN_ENABLE_PROGRESS_BARS: 'false' },
    },
  );
  if (code !== 0) {
    throw new Explained(
      explain(output) ??
        `Yarn could not install the packages:\n${output
          .split('\n')
          .slice(-30)
          .join('\n')}`,
    );
  }
  await mkdir(stateDir, { recursive: true });
  await writeFile(stamp, wanted);
}

/** A hash of everything that decides what is installed. */
async function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const manifests = ['yarn.lock', 'package.json'];
  for (const folder of ['packages', 'plugins']) {
    for (const name of (await readdir(inRoot(folder))).sort()) {
      manifests.push(path.join(folder, name, 'package.json'));
    }
  }
  for (const file of manifests) {
    if (existsSync(inRoot(file))) hash.update(await readFile(inRoot(file)));
  }
  return hash.digest('hex');
}
