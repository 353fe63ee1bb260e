// The growth as an SVG. GitHub shows it as an image, which follows the reader's
// light or dark by the media query inside of it.

const WIDTH = 760;
const PANEL = { width: 220, height: 150, gap: 34, left: 20, top: 46 };
const HEIGHT = PANEL.top + PANEL.height + 44;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #424a53; }
  .title { font-weight: 600; fill: #1f2328; }
  .axis { stroke: #d1d9e0; }
  .line { stroke: #0969da; stroke-width: 2; fill: none; }
  .even { stroke: #8c959f; stroke-dasharray: 4 4; fill: none; }
  circle { fill: #0969da; }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1; }
    .title { fill: #f0f6fc; }
    .axis { stroke: #3d444d; }
    .line { stroke: #4493f8; }
    .even { stroke: #656c76; }
    circle { fill: #4493f8; }
  }
`;

/** Each panel: one figure over the number of environments. */
export function growthChart(steps) {
  const panels = [
    { title: 'AWS calls per refresh', of: 'calls', unit: '' },
    { title: "Fleet page's data, median", of: 'pageMedianMs', unit: ' ms' },
    { title: "The backend's memory", of: 'memoryMb', unit: ' MB' },
  ];
  const summary = panels
    .map(({ title, of, unit }) => {
      const [first, last] = [steps[0], steps.at(-1)];
      return `${title}: ${label(first[of], unit)} with ${
        first.environments
      } environments, ${label(last[of], unit)} with ${last.environments}.`;
    })
    .join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title description">
<!-- Drawn by yarn bench health. -->
<title id="title">How service health grows with the fleet</title>
<desc id="description">${summary}</desc>
<style>${STYLE}</style>
${panels.map((panel, index) => panelOf(panel, steps, index)).join('\n')}
</svg>
`;
}

function panelOf({ title, of, unit }, steps, index) {
  const left = PANEL.left + index * (PANEL.width + PANEL.gap);
  const bottom = PANEL.top + PANEL.height;
  const most = Math.max(...steps.map(step => step[of])) * 1.15;
  const widest = steps.at(-1).environments;
  const x = environments => left + (environments / widest) * PANEL.width;
  const y = value => bottom - (value / most) * PANEL.height;
  const points = steps.map(step => [x(step.environments), y(step[of])]);
  // What it would be if it grew as the fleet does.
  const [first] = steps;
  const even = Math.min(widest, (most / first[of]) * first.environments);
  const line = list => list.map(point => point.map(fixed).join(',')).join(' ');
  return `<g>
<text class="title" x="${left}" y="22">${title}</text>
<path class="axis" d="M${left} ${PANEL.top}V${bottom}H${
    left + PANEL.width
  }" fill="none"/>
<polyline class="even" points="${line([
    [left, bottom],
    [x(even), y((first[of] / first.environments) * even)],
  ])}"/>
<polyline class="line" points="${line(points)}"/>
${points
  .map(
    ([cx, cy], at) =>
      `<circle cx="${fixed(cx)}" cy="${fixed(cy)}" r="3.5"><title>${
        steps[at].environments
      } environments: ${label(steps[at][of], unit)}</title></circle>`,
  )
  .join('\n')}
<text x="${fixed(points.at(-1)[0])}" y="${fixed(
    points.at(-1)[1] - 9,
  )}" text-anchor="end">${label(steps.at(-1)[of], unit)}</text>
${steps
  .map(
    ({ environments }) =>
      `<text x="${fixed(x(environments))}" y="${
        bottom + 18
      }" text-anchor="middle">${environments}</text>`,
  )
  .join('\n')}
</g>`;
}

const fixed = value => Number(value.toFixed(1));

const label = (value, unit) =>
  `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))}${unit}`;
