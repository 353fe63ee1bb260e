import {
  consolePage,
  placeOf,
} from '@quarterdeck/plugin-service-health-common';
import { RESOURCE_PAGES } from './resourcePages';
import { stackConsoleUrl } from './stackConsoleUrl';

/**
 * Where the AWS console shows a resource: on its own page, or else among the
 * resources of its stack, in the partition and region of the stack.
 *
 * @returns nothing for a partition whose console is not known.
 */
export function resourceConsoleUrl(
  stackId: string,
  resource: { resourceType: string; physicalId?: string },
): string | undefined {
  const { physicalId, resourceType } = resource;
  const place = placeOf(stackId);
  const path =
    place &&
    physicalId &&
    RESOURCE_PAGES.get(resourceType)?.(physicalId, place);
  return place && path
    ? consolePage(place, path)
    : stackConsoleUrl(stackId, 'resources');
}
