import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type EnvironmentSpecInput,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import type { Synthesis } from './Synthesis';
import type { SynthesizerAnswer, SynthesizerOrder } from './synthesizer';

const TIMEOUT_MS = 60_000;

/**
 * An environment's templates could not be made.
 *
 * @public
 */
export class SynthesisError extends Error {
  readonly name = 'SynthesisError';
}

/**
 * Makes the CloudFormation templates of an environment, in a process of its
 * own: loading the CDK alone would hold up this one for most of a second.
 *
 * @param options - `signal`: gives up and ends the process.
 * @throws EnvironmentSpecError when AWS would refuse the specification.
 * @throws SynthesisError when the process fails, or takes over a minute.
 * @throws the signal's reason when it is aborted.
 * @public
 */
export async function synthesize(
  spec: EnvironmentSpecInput,
  options: { signal?: AbortSignal } = {},
): Promise<Synthesis> {
  const complete = parseEnvironmentSpec(spec);
  options.signal?.throwIfAborted();
  const outdir = await mkdtemp(path.join(tmpdir(), 'quarterdeck-synthesis-'));
  try {
    return await inChildProcess({ spec: complete, outdir }, options.signal);
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

function inChildProcess(
  order: SynthesizerOrder,
  signal?: AbortSignal,
): Promise<Synthesis> {
  const script = require.resolve('@quarterdeck/aws-environment/synthesizer');
  const child = fork(script, {
    execArgv: loaderOf(script),
    env: environmentOfChild(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise<Synthesis>((resolve, reject) => {
    let stderr = '';
    child.stderr?.on('data', chunk => {
      stderr = (stderr + chunk).slice(-4_000);
    });
    const timer = setTimeout(
      () => fail(`took more than ${TIMEOUT_MS / 1000} s`),
      TIMEOUT_MS,
    );
    const onAbort = () => settle(() => reject(signal?.reason));
    const settle = (answer: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      if (child.exitCode === null) child.kill('SIGKILL');
      answer();
    };
    const fail = (why: string) =>
      settle(() =>
        reject(new SynthesisError(`The synthesis of the stacks ${why}`)),
      );
    signal?.addEventListener('abort', onAbort, { once: true });
    child.once('error', error => fail(`did not start: ${error.message}`));
    child.once('close', code =>
      fail(`ended early with code ${code}. ${stderr.trim()}`),
    );
    child.on('message', (answer: SynthesizerAnswer) => {
      if (answer.type === 'synthesis') settle(() => resolve(answer.synthesis));
      if (answer.type === 'synthesis-failure') fail(`failed: ${answer.reason}`);
    });
    child.send(order, error => {
      if (error) fail(`did not start: ${error.message}`);
    });
  });
}

/** From source, the child needs what compiles TypeScript; the build does not. */
function loaderOf(script: string): string[] {
  return script.endsWith('.ts')
    ? ['-r', require.resolve('@backstage/cli/config/nodeTransform.cjs')]
    : [];
}

/**
 * The child gets no credentials and none of our own Node.js options. The
 * built-in validation of the CDK takes two seconds and 300 MB for each
 * synthesis; the tests run it.
 */
function environmentOfChild(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, NODE_ENV } = process.env;
  return { PATH, HOME, TMPDIR, NODE_ENV, CDK_VALIDATION: 'false' };
}
