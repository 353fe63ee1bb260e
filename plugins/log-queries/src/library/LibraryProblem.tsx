import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { ProblemNote } from '../run/ProblemNote';

/** The saved queries are not there, and nothing else is of use without them. */
export function LibraryProblem(props: { error: Error }) {
  return (
    <ProblemNote
      title="The saved queries could not be read"
      message={messageOf(props.error)}
      remedy="The portal asks again every ten seconds"
    />
  );
}
