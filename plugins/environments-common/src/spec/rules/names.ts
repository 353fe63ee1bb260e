import { LONGEST_LOAD_BALANCER_NAME, environmentId } from '../names';
import type { Rule } from './Rule';

const lengthOfNames: Rule = spec => {
  const id = environmentId(spec);
  const longest = LONGEST_LOAD_BALANCER_NAME - '-alb'.length;
  if (id.length <= longest) return undefined;
  return {
    path: ['name'],
    message: `\`${id}-alb\` would be longer than the ${LONGEST_LOAD_BALANCER_NAME} characters of a load balancer's name; with the stage ${
      spec.stage
    } the name may have ${longest - spec.stage.length - 1} characters.`,
  };
};

export const nameRules = [lengthOfNames];
