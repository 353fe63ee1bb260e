import { InfoCard } from '@backstage/core-components';
import type { ReactNode } from 'react';

/** A part of a page, below a heading. */
export function Section(props: {
  title: string;
  subheader?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const { action, children, subheader, title } = props;
  return (
    <InfoCard
      title={title}
      titleTypographyProps={{ component: 'h3', variant: 'h6' }}
      subheader={subheader}
      action={action}
    >
      {children}
    </InfoCard>
  );
}
