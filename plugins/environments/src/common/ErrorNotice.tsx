import { ResponseError } from '@backstage/errors';
import Typography from '@material-ui/core/Typography';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { Notice } from './Notice';

/** Something that did not work: what, why, and what comes next. */
export function ErrorNotice(props: {
  /** Such as `The plan could not be read`. */
  title: string;
  error: Error;
  /** Such as that it is tried again by itself. */
  next?: string;
}) {
  const { error, next, title } = props;
  return (
    <div role="alert">
      <Notice tone="bad" title={title}>
        <Typography gutterBottom={Boolean(next)}>{reasonOf(error)}</Typography>
        {next}
      </Notice>
    </div>
  );
}

/** For what is asked for again and again. */
export const ASKED_AGAIN = 'It is asked for again by itself.';

/** Whether the backend has answered that there is no such thing. */
export function isNotFound(error: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 404;
}

function reasonOf(error: Error): string {
  const message = messageOf(error);
  return error instanceof ResponseError
    ? message
    : `The portal does not answer: ${message}`;
}
