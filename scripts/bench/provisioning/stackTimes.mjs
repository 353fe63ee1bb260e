// How long CloudFormation was at work on a deployment, by its own events, and
// how long the deployment took.

const BEGINS = /^(CREATE|UPDATE)_IN_PROGRESS$/;
const ENDS = /^(CREATE|UPDATE)_COMPLETE$/;

/**
 * @returns seconds: `total` from asking to the end, `busy` with at least one
 * stack at work, `addedSeconds` the rest, which is the portal's, and of it
 * `templatesSeconds` until the templates are there, most of which is waiting
 * for a turn when many are made; and the share of the time of the stacks one
 * after the other that is saved.
 */
export function stackTimes({ deployment, events }) {
  const stacks = deployment.stacks.map(({ stackName, part }) => {
    const own = events.filter(
      event =>
        event.stackName === stackName &&
        event.resourceType === 'AWS::CloudFormation::Stack',
    );
    return {
      part,
      from: secondsOf(own.find(({ status }) => BEGINS.test(status))),
      to: secondsOf(own.findLast(({ status }) => ENDS.test(status))),
    };
  });
  const total =
    (Date.parse(deployment.finishedAt) - Date.parse(deployment.createdAt)) /
    1_000;
  const busy = lengthOfUnion(stacks);
  const inTurn = stacks.reduce((sum, { from, to }) => sum + to - from, 0);
  const begun = deployment.stacks.map(({ startedAt }) => Date.parse(startedAt));
  return {
    total,
    busy,
    addedSeconds: total - busy,
    templatesSeconds:
      (Math.min(...begun) - Date.parse(deployment.createdAt)) / 1_000,
    inTurn,
    savedShare: 1 - busy / inTurn,
    stacks: stacks.map(({ part, from, to }) => ({ part, seconds: to - from })),
  };
}

const secondsOf = event => Date.parse(event.time) / 1_000;

/** Of intervals that may overlap. */
function lengthOfUnion(intervals) {
  let length = 0;
  let reached = -Infinity;
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    length += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return length;
}
