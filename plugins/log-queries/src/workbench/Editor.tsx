import { Progress } from '@backstage/core-components';
import FormHelperText from '@material-ui/core/FormHelperText';
import { lazy, Suspense } from 'react';
import type { QueryEditorProps } from '../editor/QueryEditor';

// The page is there before the editor is.
const QueryEditor = lazy(() =>
  import('../editor/QueryEditor').then(module => ({
    default: module.QueryEditor,
  })),
);

/** The editor with what is wrong below it. */
export function Editor(props: QueryEditorProps & { error?: string }) {
  const { error, ...editor } = props;
  return (
    <div>
      <Suspense fallback={<Progress />}>
        <QueryEditor {...editor} />
      </Suspense>
      {error && (
        <FormHelperText error role="alert">
          {error}
        </FormHelperText>
      )}
    </div>
  );
}
