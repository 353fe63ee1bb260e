import { type AwsTarget, explainAwsError } from '@quarterdeck/plugin-aws-node';
import type { Problem } from '@quarterdeck/plugin-service-health-common';
import { mapLimited } from '../batches';

/** A value, or why there is none. */
export type Outcome<TValue> =
  | { value: TValue; problem?: undefined }
  | { value?: undefined; problem: Problem };

/** A target that lives in an account and region. */
export interface Located extends AwsTarget {
  arn: string;
}

/**
 * Something in AWS that can be read for many targets at once.
 *
 * @remarks
 * `read` is given targets of one account and region. It answers for each by
 * its ARN; where one call among several fails, only the targets of that call
 * get its problem. An error that it throws is the problem of all.
 */
export interface Source<TTarget extends Located, TValue> {
  /** For logs and for telling sources apart, such as `ecs`. */
  readonly name: string;
  read(
    scope: AwsTarget,
    targets: TTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<TValue>>>;
}

/** So many calls of one batch run at the same time. */
export const CALLS_AT_A_TIME = 8;

/**
 * Reads piece by piece; a piece that fails gives its own targets the problem.
 */
export async function readPieces<TTarget extends Located, TValue>(
  pieces: TTarget[][],
  read: (piece: TTarget[]) => Promise<Map<string, Outcome<TValue>>>,
): Promise<Map<string, Outcome<TValue>>> {
  const maps = await mapLimited(pieces, CALLS_AT_A_TIME, async piece => {
    try {
      return await read(piece);
    } catch (error) {
      return problemForAll<TTarget, TValue>(piece, explainAwsError(error));
    }
  });
  return new Map(maps.flatMap(map => [...map]));
}

/** The same problem for each target. */
export function problemForAll<TTarget extends Located, TValue>(
  targets: TTarget[],
  problem: Problem,
): Map<string, Outcome<TValue>> {
  return new Map(targets.map(({ arn }) => [arn, { problem }]));
}

/** What a target gets that AWS does not know. */
export function notFound(noun: string, name: string): { problem: Problem } {
  return {
    problem: {
      kind: 'not-found',
      message: `There is no ${noun} ${name} (any more)`,
      remedy: 'Correct or remove the annotation that points at it',
    },
  };
}
