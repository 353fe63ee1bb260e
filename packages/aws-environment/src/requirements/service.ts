import { inStacks } from './Requirement';

/** The cluster, its tasks, and how many of them there are. */
export const TASKS = [
  ...inStacks('service/ServiceCluster.ts', {
    R033: 'The cluster of the documented environment is fckdoomscroll-prod.',
  }),
  ...inStacks('service/ServiceStack.ts', {
    R034: 'The service runs on Fargate.',
    R035: 'It takes the newest version of the platform.',
    R036: 'The service is called after the environment.',
  }),
  ...inStacks('service/AppTask.ts', {
    R037: 'Each release adds a revision to one family of task definitions.',
    R038: 'A task has half a vCPU.',
    R039: 'A task has 1 GB of memory.',
    R040: 'The container is called app.',
    R041: 'It listens at 3000.',
    R042: 'It logs to /ecs/ and the name of the environment.',
  }),
  ...inStacks('service/ServiceStack.ts', {
    R043: 'The log of the tasks goes back 30 days.',
    R044: 'There are two tasks to begin with.',
    R045: 'ECS replaces tasks one after the other.',
    R046: 'No fewer than the desired tasks run during a deployment.',
    R047: 'No more than twice as many run during a deployment.',
    R048: 'A task is replaced when /api/health fails, but not while it starts.',
  }),
  ...inStacks('service/AutoScaling.ts', {
    R049: 'Autoscaling aims at 70 % CPU.',
    R050: 'It waits a minute after adding tasks.',
    R051: 'It waits five minutes after taking one away.',
    R052: 'It keeps two tasks at least.',
    R053: 'It has ten tasks at most.',
    R054: 'It leaves the tasks alone while CPU is near the target.',
    R055: 'Above 70 % it adds a task.',
    R056: 'Below 30 % it takes one away, down to two.',
  }),
];

export const LOAD_BALANCER = [
  ...inStacks('network/PublicLoadBalancer.ts', {
    R057: 'The load balancer is called after the environment.',
    R058: 'It faces the internet.',
    R059: 'It understands HTTP: an application load balancer.',
  }),
  ...inStacks('service/Listeners.ts', {
    R060: 'At port 80 it sends browsers to 443, for good.',
    R061: 'At port 443 it speaks HTTPS.',
    R062: 'Its certificate is of the domain, and ACM renews it.',
    R063: 'Every path goes to the tasks.',
    R064: 'The target group of the documented environment is ecs-targets.',
    R065: 'It calls the tasks by HTTP.',
    R066: 'It calls them at 3000.',
    R067: 'Its targets are addresses in the VPC.',
    R068: 'It asks /api/health every 30 s, with 5 s to answer 200: 2 make healthy, 3 do not.',
    R069: 'A browser comes back to the same task, unless that is switched off.',
    R070: 'It does so for a day.',
    R071: "It does so by the load balancer's own cookie.",
  }),
];
