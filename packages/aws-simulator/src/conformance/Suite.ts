import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const OPERATION = /^([a-z0-9-]+\.)?[A-Z][A-Za-z0-9]+$/;

const json = z.json();

const stepSchema = z.strictObject({
  /** An operation, `DescribeServices`, or of another client `sts.AssumeRole`. */
  call: z.string().regex(OPERATION),
  input: z.record(z.string(), json).default({}),
  /** What the answer has at least; see `matches.ts` for what may stand in it. */
  expect: z.record(z.string(), json).optional(),
  /** How it is refused, if it is to be refused. */
  error: z
    .strictObject({
      name: z.string(),
      status: z.int().optional(),
      /** A regular expression. */
      message: z.string().optional(),
    })
    .optional(),
  /** Variables for the steps that follow, by the path in the answer. */
  capture: z.record(z.string(), z.string()).default({}),
  /** What is asked for may take some time. */
  eventually: z.boolean().default(false),
});

const sequenceSchema = z.strictObject({
  name: z.string(),
  steps: z.array(stepSchema).min(1),
  /** Done in any case, whatever it answers. */
  cleanup: z.array(stepSchema).default([]),
});

const suiteSchema = z.strictObject({
  /** The SDK client's package: `ecs` stands for `@aws-sdk/client-ecs`. */
  client: z.string().regex(/^[a-z0-9-]+$/),
  sequences: z.array(sequenceSchema).min(1),
});

/** The call sequences that a service is held to. */
export interface Suite extends z.output<typeof suiteSchema> {
  /** The name of its file. */
  service: string;
}
export type Sequence = z.output<typeof sequenceSchema>;
export type Step = z.output<typeof stepSchema>;

const FOLDER = path.join(
  path.dirname(require.resolve('@quarterdeck/aws-simulator/package.json')),
  'conformance',
);

/**
 * The suites of `conformance/`, one for each service.
 *
 * @throws Error when a file is not in the form of a suite
 */
export function loadSuites(): Suite[] {
  return readdirSync(FOLDER)
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .map(file => {
      const text = readFileSync(path.join(FOLDER, file), 'utf8');
      const parsed = suiteSchema.safeParse(parse(text, { merge: true }));
      if (!parsed.success) {
        throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
      }
      return { service: path.basename(file, '.yaml'), ...parsed.data };
    });
}
