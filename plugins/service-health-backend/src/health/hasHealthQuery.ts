import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  INGESTED_ANNOTATIONS,
  INGESTED_TYPES,
  TARGET_ANNOTATIONS,
} from '@quarterdeck/plugin-service-health-common';

type QueryRequest = Parameters<CatalogService['queryEntities']>[0];

/** A condition on an annotation. */
type OnAnnotation<TMatcher> = Record<
  `metadata.annotations.${string}`,
  TMatcher
>;

const exists = (annotation: string): OnAnnotation<{ $exists: true }> => ({
  [`metadata.annotations.${annotation}`]: { $exists: true as const },
});

const isIn = (
  annotation: string,
  values: string[],
): OnAnnotation<{ $in: string[] }> => ({
  [`metadata.annotations.${annotation}`]: { $in: values },
});

/**
 * `hasHealth` as a question to the catalog, so that of a large one only those
 * entities are read. It may find more, such as an empty annotation.
 */
export const HAS_HEALTH: QueryRequest = {
  query: {
    $any: [
      ...Object.values(TARGET_ANNOTATIONS).flatMap(({ arn, tags, fallback }) =>
        [arn, tags, ...(fallback ? [fallback] : [])].map(exists),
      ),
      {
        $all: [
          exists(INGESTED_ANNOTATIONS.arn),
          {
            $any: [
              isIn(
                INGESTED_ANNOTATIONS.resourceType,
                INGESTED_TYPES.map(({ resourceType }) => resourceType),
              ),
              {
                'spec.type': {
                  $in: INGESTED_TYPES.map(({ specType }) => specType),
                },
              },
            ],
          },
        ],
      },
    ],
  },
};
