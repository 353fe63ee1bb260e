import Button from '@material-ui/core/Button';
import DoneIcon from '@material-ui/icons/Done';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/lib/useCopyToClipboard';

const SAID_FOR_MS = 3_000;

/** Copies a text, and says so for a moment. */
export function CopyButton(props: { label: string; text: string }) {
  const { label, text } = props;
  const [{ error, value }, copy] = useCopyToClipboard();
  const [isSaid, setIsSaid] = useState(false);
  useEffect(() => {
    if (!isSaid) return undefined;
    const timer = setTimeout(() => setIsSaid(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [isSaid]);
  const isCopied = isSaid && !error && value === text;
  return (
    <Button
      size="small"
      startIcon={isCopied ? <DoneIcon /> : <FileCopyIcon />}
      onClick={() => {
        copy(text);
        setIsSaid(true);
      }}
    >
      <span role="status">{isCopied ? 'Copied' : label}</span>
    </Button>
  );
}
