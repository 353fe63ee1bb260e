// A real Chromium for the journey: whichever the machine has or can get.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { Explained } from './explain.mjs';
import { capture, yarn } from './toolchain.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else one on the PATH, else
 * Playwright's, else Debian's, installed now where this process may.
 */
export async function findChromium({ say }) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Explained(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  return (
    onPath() ??
    (await playwrights()) ??
    (await debians({ say })) ??
    (await downloaded({ say })) ??
    fail()
  );
}

function onPath() {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch (error) {
        if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes(error.code)) throw error;
      }
    }
  }
  return undefined;
}

async function playwrights() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

async function debians({ say }) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return undefined;
  }
  say('Installing Chromium from Debian');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await capture('apt-get', ['update', '-qq'], { env });
  await capture(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    { env },
  );
  return onPath();
}

async function downloaded({ say }) {
  say('Asking Playwright for its Chromium');
  await yarn(['playwright', 'install', 'chromium'], { stdio: 'ignore' });
  return playwrights();
}

function fail() {
  throw new Explained(
    'The journey needs a Chromium, and there is none to be had. Install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}
