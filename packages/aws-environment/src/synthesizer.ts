import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import type { Synthesis } from './Synthesis';
import { synthesizeHere } from './synthesizeHere';

/** What the process is asked for. */
export interface SynthesizerOrder {
  spec: EnvironmentSpec;
  /** An empty folder for what the CDK writes. */
  outdir: string;
}

/** What it answers, once. Its loader may have other things to say. */
export type SynthesizerAnswer =
  | { type: 'synthesis'; synthesis: Synthesis }
  | { type: 'synthesis-failure'; reason: string };

process.once('message', (order: SynthesizerOrder) => {
  process.send?.(answerTo(order));
});

function answerTo({ spec, outdir }: SynthesizerOrder): SynthesizerAnswer {
  try {
    return { type: 'synthesis', synthesis: synthesizeHere(spec, outdir) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { type: 'synthesis-failure', reason };
  }
}
