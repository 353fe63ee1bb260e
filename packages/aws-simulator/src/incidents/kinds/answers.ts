import type { Failure, ServedRequest } from '../../world/traffic';
import { Random } from '../../world/traffic/Random';

/** Numbers that follow from a request; each kind has its own by a salt. */
export const randomOf = ({ request }: ServedRequest, salt: number): Random =>
  new Random(request.seed, salt);

/** The application answers with an error, which it logs. */
export const failing = (
  served: ServedRequest,
  failure: Failure,
  answer: { statusCode?: number; duration: number },
): ServedRequest => ({
  ...served,
  request: {
    ...served.request,
    failure,
    statusCode: answer.statusCode ?? 500,
    duration: Math.max(1, Math.round(answer.duration)),
  },
});

/** The application takes some milliseconds longer. */
export const slower = (
  served: ServedRequest,
  milliseconds: number,
): ServedRequest => ({
  ...served,
  request: {
    ...served.request,
    duration: served.request.duration + Math.round(milliseconds),
  },
});
