import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { type ReactNode, useState } from 'react';
import { errorText } from '../common/errorText';

const useStyles = makeStyles(theme => ({
  details: { display: 'block' },
  issue: { marginLeft: theme.spacing(2), color: errorText(theme) },
}));

/**
 * A section of a form, closed until somebody wants to change it or something
 * in it is wrong: a form of twelve sections is short that way.
 */
export function SpecSection(props: {
  title: string;
  hasIssues: boolean;
  isOpenFirst: boolean;
  children: ReactNode;
}) {
  const { children, hasIssues, isOpenFirst, title } = props;
  const classes = useStyles();
  const [isOpen, setIsOpen] = useState(isOpenFirst);
  return (
    <Accordion
      variant="outlined"
      expanded={isOpen || hasIssues}
      onChange={(_, expanded) => setIsOpen(expanded)}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <Typography>{title}</Typography>
        {hasIssues && (
          <Typography className={classes.issue}>needs a look</Typography>
        )}
      </AccordionSummary>
      <AccordionDetails className={classes.details}>
        {children}
      </AccordionDetails>
    </Accordion>
  );
}
