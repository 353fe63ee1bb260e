import { ResponseError } from '@backstage/errors';
import Typography from '@material-ui/core/Typography';
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

/** In the words of the backend, where it has any. */
function reasonOf(error: Error): string {
  if (!(error instanceof ResponseError)) {
    return `The portal does not answer: ${error.message}`;
  }
  return error.cause.message;
}
