import { isObject, type Json } from '../template/Template';

/** Maps whose keys are the user's own. */
const OWN_KEYS = ['Options', 'DockerLabels', 'DriverOpts', 'Labels'];

/**
 * ECS spells in its API `containerPort` what CloudFormation spells
 * `ContainerPort`.
 */
export function lowerCamelKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(lowerCamelKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key[0].toLowerCase() + key.slice(1),
      OWN_KEYS.includes(key) ? each : lowerCamelKeys(each),
    ]),
  );
}
