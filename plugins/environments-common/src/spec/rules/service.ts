import { fargateMemorySizesMb } from '../fargate';
import type { Rule } from './Rule';

const fargateSize: Rule = ({ service: { cpu, memoryMb } }) => {
  const sizes = fargateMemorySizesMb(cpu);
  if (sizes.includes(memoryMb)) return undefined;
  const nearest = sizes.find(size => size >= memoryMb) ?? sizes.at(-1);
  return {
    path: ['service', 'memoryMb'],
    message: `Fargate has no task with ${cpu} CPU units and ${memoryMb} MB; with this CPU it offers ${
      sizes[0]
    } to ${sizes.at(-1)} MB, the nearest size is ${nearest} MB.`,
  };
};

const counts: Rule = ({ service: { minCount, maxCount } }) =>
  minCount > maxCount
    ? {
        path: ['service', 'maxCount'],
        message: `At most ${maxCount} tasks is fewer than at least ${minCount}; raise the one or lower the other.`,
      }
    : undefined;

const spot: Rule = ({ stage, service }) =>
  service.spot && stage === 'production'
    ? {
        path: ['service', 'spot'],
        message:
          'Fargate Spot may end all tasks at once, with two minutes of notice; production keeps to Fargate. A Compute Savings Plan saves there.',
      }
    : undefined;

export const serviceRules = [fargateSize, counts, spot];
