// The frontend, built once and again only when its sources have changed.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Explained, explain } from './explain.mjs';
import { inRoot, root, stateDir } from './paths.mjs';
import { capture, yarnCommand } from './toolchain.mjs';

const stamp = path.join(stateDir, 'built');
const FRONTEND_ROLES = new Set([
  'frontend',
  'frontend-plugin',
  'frontend-plugin-module',
  'common-library',
  'web-library',
]);

/** Builds packages/app into its dist folder, unless that is up to date. */
export async function buildApp({ say }) {
  const wanted = await fingerprint();
  const have = existsSync(stamp) ? await readFile(stamp, 'utf8') : '';
  if (have === wanted && existsSync(inRoot('packages/app/dist/index.html'))) {
    return;
  }
  say('Building the frontend');
  const [node, yarn] = await yarnCommand();
  const { code, output } = await capture(
    node,
    [yarn, 'workspace', 'app', 'build'],
    { cwd: root },
  );
  if (code !== 0) {
    throw new Explained(
      explain(output) ??
        `The frontend could not be built:\n${output
          .split('\n')
          .slice(-40)
          .join('\n')}`,
    );
  }
  await mkdir(stateDir, { recursive: true });
  await writeFile(stamp, wanted);
}

/** A hash of the sources and of the packages that the frontend is built from. */
async function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', 'app-config.yaml']) {
    hash.update(await readFile(inRoot(file)));
  }
  for (const folder of ['packages', 'plugins']) {
    for (const name of (await readdir(inRoot(folder))).sort()) {
      const dir = inRoot(folder, name);
      const manifest = path.join(dir, 'package.json');
      if (!existsSync(manifest)) continue;
      const text = await readFile(manifest, 'utf8');
      if (!FRONTEND_ROLES.has(JSON.parse(text).backstage?.role)) continue;
      hash.update(text);
      for (const part of ['src', 'public']) {
        await hashFolder(hash, path.join(dir, part));
      }
    }
  }
  return hash.digest('hex');
}

async function hashFolder(hash, dir) {
  if (!existsSync(dir)) return;
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  for (const file of files) {
    hash.update(path.relative(root, file)).update(await readFile(file));
  }
}
