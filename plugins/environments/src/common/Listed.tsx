import { Progress } from '@backstage/core-components';
import type { ReactNode } from 'react';
import type { Pages } from '../api/usePages';
import { ASKED_AGAIN, ErrorNotice } from './ErrorNotice';
import { LoadOlder } from './LoadOlder';

/** A list as far as it is loaded: on its way, failed, empty, or with more. */
export function Listed<T>(props: {
  /** Such as `deployments`. */
  what: string;
  pages: Pages<T>;
  render: (items: T[]) => ReactNode;
  /** Where there are none. */
  children: ReactNode;
}) {
  const { children, pages, render, what } = props;
  const { error, isLoading, value } = pages;
  return (
    <>
      {isLoading && <Progress />}
      {error && (
        <ErrorNotice
          title={`The ${what} could not be read`}
          error={error}
          next={ASKED_AGAIN}
        />
      )}
      {value && (value.length > 0 ? render(value) : children)}
      <LoadOlder pages={pages} what={what} />
    </>
  );
}
