import type { SimulatedService } from '../wire';

/** The services and their operations as a Markdown table. */
export function operationsTable(services: SimulatedService[]): string {
  const rows = services
    .map(({ model, operations }) => ({
      name: model.signingName,
      protocol: model.protocol,
      operations,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ name, protocol, operations }) =>
        `| ${name} | ${protocol} | ${operations.join(', ')} |`,
    );
  return [
    '| service | protocol | operations |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
