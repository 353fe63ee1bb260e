import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type EnvironmentSpec,
  type EnvironmentSpecInput,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Slots } from './Slots';
import type { Synthesis } from './Synthesis';
import type { SynthesizerAnswer, SynthesizerOrder } from './synthesizer';

const TIMEOUT_MS = 60_000;

/** How much of what a failing process writes is handed on, in characters. */
const LONGEST_COMPLAINT = 4_000;

/** Each process takes 150 MB and a processor for a second. */
const slots = new Slots(2);

/**
 * An environment's templates could not be made.
 *
 * @public
 */
export class SynthesisError extends Error {
  readonly name = 'SynthesisError';

  constructor(what: string) {
    super(`The synthesis of the stacks ${what}`);
  }
}

/**
 * Makes the CloudFormation templates of an environment, in a process of its
 * own: loading the CDK alone would hold up this one for most of a second. Two
 * such processes run at a time, others wait.
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
  return slots.run(() => inOwnFolder(complete, options.signal), options.signal);
}

async function inOwnFolder(
  spec: EnvironmentSpec,
  signal?: AbortSignal,
): Promise<Synthesis> {
  const outdir = await mkdtemp(
    path.join(tmpdir(), `quarterdeck-synthesis-${process.pid}-`),
  );
  try {
    // Nobody is told of a signal that was given while the folder was made.
    signal?.throwIfAborted();
    return await inChildProcess({ spec, outdir }, signal);
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

async function inChildProcess(
  order: SynthesizerOrder,
  signal?: AbortSignal,
): Promise<Synthesis> {
  const script = require.resolve('@quarterdeck/aws-environment/synthesizer');
  const child = fork(script, {
    execArgv: loaderOf(script),
    env: environmentOfChild(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = new Promise(resolve => child.once('close', resolve));
  try {
    return await Promise.race([answerOf(child, order), givenUp(signal)]);
  } finally {
    child.kill('SIGKILL');
    // It could otherwise go on writing into the folder that is removed next.
    if (child.pid !== undefined) await ended;
  }
}

function answerOf(
  child: ChildProcess,
  order: SynthesizerOrder,
): Promise<Synthesis> {
  return new Promise((resolve, reject) => {
    let stderr = '';
    child.stderr?.on('data', chunk => {
      stderr = (stderr + chunk).slice(-LONGEST_COMPLAINT);
    });
    const fail = (why: string) => reject(new SynthesisError(why));
    child.once('error', error => fail(`did not start: ${error.message}`));
    child.once('close', code =>
      fail(`ended early, with code ${code}. ${stderr.trim()}`),
    );
    child.on('message', (answer: SynthesizerAnswer) => {
      if (answer.type === 'synthesis') resolve(answer.synthesis);
      if (answer.type === 'synthesis-failure') fail(`failed: ${answer.reason}`);
    });
    child.send(order, error => {
      if (error) fail(`did not start: ${error.message}`);
    });
  });
}

/** Rejects when nobody wants to wait any longer; never resolves. */
function givenUp(signal?: AbortSignal): Promise<never> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const either = AbortSignal.any(signal ? [signal, timeout] : [timeout]);
  return new Promise((_, reject) => {
    either.addEventListener('abort', () =>
      reject(
        signal?.aborted
          ? signal.reason
          : new SynthesisError(`took more than ${TIMEOUT_MS / 1000} s`),
      ),
    );
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
