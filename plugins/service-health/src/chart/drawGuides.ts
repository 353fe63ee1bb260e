import type { Theme } from '@material-ui/core/styles';
import UPlot from 'uplot';
import type { ChartMark } from './ChartScope';
import type { Guide } from './guides';

const FONT_PIXELS = 10;
const GAP_PIXELS = 3;
/** Two labels closer than that would run into each other. */
const LABEL_ROOM_PIXELS = 42;

/** Draws the lines of alarms and limits, with their words on them. */
export function drawGuides(
  chart: UPlot,
  guides: Guide[],
  theme: Theme,
  /** Whether the topmost line of text is for the marks. */
  isTopTaken: boolean,
): void {
  const { ctx, bbox } = chart;
  const ratio = UPlot.pxRatio;
  inPlot(chart, () => {
    let outOfSight = isTopTaken ? 1 : 0;
    for (const guide of guides) {
      const color = colorOf(guide, theme);
      if (guide.isOutOfSight) {
        const y = bbox.top + (GAP_PIXELS + FONT_PIXELS) * ratio * ++outOfSight;
        drawText(chart, `↑ ${guide.label}`, bbox.left + bbox.width, y, {
          color,
          theme,
          align: 'right',
        });
        continue;
      }
      const y = Math.round(chart.valToPos(guide.value, 'y', true));
      line(ctx, color, ratio, guide.tone === 'limit' ? [2, 3] : [6, 4], () => {
        ctx.moveTo(bbox.left, y);
        ctx.lineTo(bbox.left + bbox.width, y);
      });
      const isAtTop = y - bbox.top < (FONT_PIXELS + 2 * GAP_PIXELS) * ratio;
      const textY = isAtTop
        ? y + (FONT_PIXELS + GAP_PIXELS) * ratio
        : y - GAP_PIXELS * ratio;
      drawText(chart, guide.label, bbox.left + bbox.width, textY, {
        color,
        theme,
        align: 'right',
      });
    }
  });
}

/** Draws an upright line for everything that happened. */
export function drawMarks(
  chart: UPlot,
  marks: ChartMark[],
  theme: Theme,
): void {
  const { ctx, bbox } = chart;
  const ratio = UPlot.pxRatio;
  const color = theme.palette.secondary.main;
  const { min, max } = chart.scales.x;
  inPlot(chart, () => {
    let lastLabelAt = -Infinity;
    for (const { at, label } of marks) {
      if (at < (min ?? 0) || at > (max ?? 0)) continue;
      const x = Math.round(chart.valToPos(at, 'x', true));
      line(ctx, color, ratio, [], () => {
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, bbox.top + bbox.height);
      });
      if (x - lastLabelAt < LABEL_ROOM_PIXELS * ratio) continue;
      lastLabelAt = x;
      const isAtEnd = bbox.left + bbox.width - x < LABEL_ROOM_PIXELS * ratio;
      drawText(
        chart,
        label,
        x + (isAtEnd ? -GAP_PIXELS : GAP_PIXELS) * ratio,
        bbox.top + FONT_PIXELS * ratio,
        { color, theme, align: isAtEnd ? 'right' : 'left' },
      );
    }
  });
}

function inPlot({ ctx, bbox }: UPlot, draw: () => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw();
  ctx.restore();
}

function line(
  ctx: CanvasRenderingContext2D,
  color: string,
  ratio: number,
  dashes: number[],
  path: () => void,
): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = ratio;
  ctx.setLineDash(dashes.map(length => length * ratio));
  ctx.beginPath();
  path();
  ctx.stroke();
}

function drawText(
  { ctx }: UPlot,
  text: string,
  x: number,
  y: number,
  {
    color,
    theme,
    align,
  }: { color: string; theme: Theme; align: 'left' | 'right' },
): void {
  const { pxRatio } = UPlot;
  ctx.font = `${FONT_PIXELS * pxRatio}px ${theme.typography.fontFamily}`;
  ctx.textAlign = align;
  ctx.textBaseline = 'alphabetic';
  // A rim in the color of the paper keeps it readable on top of the values.
  ctx.setLineDash([]);
  ctx.lineWidth = 3 * pxRatio;
  ctx.strokeStyle = theme.palette.background.paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

function colorOf({ tone }: Guide, { palette }: Theme): string {
  if (tone === 'critical') return palette.error.main;
  return tone === 'warning' ? palette.warning.main : palette.text.secondary;
}
