import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DestroyPreview } from '@quarterdeck/plugin-environments-common';
import { Section } from '../common/Section';
import { Notice } from '../common/Notice';
import { errorText } from '../common/errorText';
import { usd } from '../common/usd';

const useStyles = makeStyles(theme => ({
  lost: { color: errorText(theme) },
}));

/** What a destruction takes away and what it leaves, in sentences. */
export function WhatIsLost(props: { preview: DestroyPreview }) {
  const { kept, lost, monthlyUsd, problems, protections } = props.preview;
  const classes = useStyles();
  return (
    <>
      {problems.map(({ message, remedy }) => (
        <Notice key={message} tone="warning" title={message}>
          {remedy}
        </Notice>
      ))}
      <Section
        title="What is lost"
        subheader={
          monthlyUsd === undefined
            ? undefined
            : `It costs about ${usd(monthlyUsd)} a month`
        }
      >
        <Sentences className={classes.lost} sentences={lost} none="No data." />
      </Section>
      <Section title="What stays in the account">
        <Sentences sentences={kept} none="Nothing." />
      </Section>
      {protections.length > 0 && (
        <Section title="What is switched off first">
          <Sentences sentences={protections} none="" />
        </Section>
      )}
    </>
  );
}

function Sentences(props: {
  className?: string;
  sentences: string[];
  none: string;
}) {
  if (props.sentences.length === 0) {
    return <Typography>{props.none}</Typography>;
  }
  return (
    <Typography component="ul" className={props.className}>
      {props.sentences.map(sentence => (
        <li key={sentence}>{sentence}</li>
      ))}
    </Typography>
  );
}
