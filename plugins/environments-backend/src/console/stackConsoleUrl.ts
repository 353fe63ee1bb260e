import {
  consolePage,
  placeOf,
} from '@quarterdeck/plugin-service-health-common';

type View = 'stackinfo' | 'resources';

/**
 * Where the AWS console shows a stack, by its ARN.
 *
 * @returns nothing for a stack that is not there yet, or is in a partition whose
 * console is not known.
 */
export function stackConsoleUrl(
  stackId: string | undefined,
  view: View = 'stackinfo',
): string | undefined {
  const place = placeOf(stackId ?? '');
  if (!place || !stackId) return undefined;
  const query = new URLSearchParams({ stackId });
  return consolePage(
    place,
    `/cloudformation/home?region=${place.region}#/stacks/${view}?${query}`,
  );
}
