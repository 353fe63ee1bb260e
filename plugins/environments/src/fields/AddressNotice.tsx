import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import FormHelperText from '@material-ui/core/FormHelperText';
import { makeStyles } from '@material-ui/core/styles';
import {
  type AddressRanges,
  environmentId,
  STAGES,
} from '@quarterdeck/plugin-environments-common';
import { useState } from 'react';
import useAsync from 'react-use/lib/useAsync';
import useDebounce from 'react-use/lib/useDebounce';
import { z } from 'zod';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { ToneIcon } from '../common/ToneIcon';
import { environmentsApiRef } from '../api/environmentsApiRef';

const TYPING_PAUSE_MS = 400;
const NAMED_AT_MOST = 3;

/** What has to be known before ranges can be compared. */
const questionSchema = z.object({
  name: z.string().min(1),
  stage: z.enum(STAGES),
  accountId: z.string().min(1),
  region: z.string().min(1),
  network: z.object({ cidr: z.cidrv4() }),
});

const useStyles = makeStyles(theme => ({
  overlap: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
  },
  suggestion: { gridColumn: 2, justifySelf: 'start' },
}));

/**
 * Whether the range of addresses is another network's too, said while it is
 * typed. Environments with the same range work; they cannot be connected.
 */
export function AddressNotice(props: {
  answers: unknown;
  network: unknown;
  onChange: (network: Record<string, unknown>) => void;
}) {
  const { onChange } = props;
  const classes = useStyles();
  const network = (props.network ?? {}) as Record<string, unknown>;
  const api = useApi(environmentsApiRef);
  const now = JSON.stringify({ ...(props.answers as object), network });
  const [asked, setAsked] = useState(now);
  useDebounce(() => setAsked(now), TYPING_PAUSE_MS, [now]);
  const { error, value } = useAsync(async () => {
    const question = questionSchema.safeParse(JSON.parse(asked));
    if (!question.success) return undefined;
    const { accountId, region } = question.data;
    return api.addresses({
      environmentId: environmentId(question.data),
      accountId,
      region,
      cidr: question.data.network.cidr,
    });
  }, [api, asked]);
  const suggestion = value?.suggestion;
  return (
    <div aria-live="polite">
      {error && (
        <FormHelperText>
          Whether the range is free could not be asked: {messageOf(error)}
        </FormHelperText>
      )}
      {value && value.overlaps.length > 0 && (
        <FormHelperText className={classes.overlap}>
          <ToneIcon tone="warning" />
          <span>{overlapWords(value)}</span>
          {suggestion && (
            <Button
              className={classes.suggestion}
              size="small"
              color="primary"
              onClick={() => onChange({ ...network, cidr: suggestion })}
            >
              Take {suggestion}
            </Button>
          )}
        </FormHelperText>
      )}
    </div>
  );
}

function overlapWords({ overlaps }: AddressRanges): string {
  const names = overlaps.map(
    ({ cidr, environmentId: id, vpcId }) => `${id ?? vpcId} (${cidr})`,
  );
  const more = names.length - NAMED_AT_MOST;
  const named = names.slice(0, NAMED_AT_MOST).join(', ');
  return `The range overlaps with ${named}${
    more > 0 ? ` and ${more} more` : ''
  }: they could never be connected.`;
}
