import Typography from '@material-ui/core/Typography';
import type { PolicyFinding } from '@quarterdeck/plugin-environments-common';

/** What rules of good practice say: warnings, and what was accepted and why. */
export function PolicyList(props: { findings: PolicyFinding[] }) {
  const warnings = props.findings.filter(f => f.severity === 'warning');
  const accepted = props.findings.filter(f => f.severity === 'accepted');
  return (
    <>
      {warnings.length === 0 && (
        <Typography gutterBottom>No rule is broken.</Typography>
      )}
      <FindingItems findings={warnings} />
      {accepted.length > 0 && (
        <details>
          <Typography component="summary" variant="body2">
            {accepted.length} accepted, with a reason
          </Typography>
          <FindingItems findings={accepted} />
        </details>
      )}
    </>
  );
}

function FindingItems(props: { findings: PolicyFinding[] }) {
  return (
    <Typography component="ul" variant="body2">
      {props.findings.map(({ message, part, resources, rule }) => (
        <li key={`${rule} ${part} ${resources.join()}`}>
          <strong>{rule}</strong> ({part}
          {resources.length > 0 && `: ${resources.join(', ')}`}): {message}
        </li>
      ))}
    </Typography>
  );
}
