const SPOKE_ANGLES_DEGREES = [0, 45, 90, 135, 180, 225, 270, 315];

/** The logo: a ship's wheel. Its colors hold on dark and on light. */
export const Helm = ({ className }: { className?: string }) => (
  <svg
    className={className}
    viewBox="-50 -50 100 100"
    role="img"
    aria-hidden="true"
    xmlns="http://www.w3.org/2000/svg"
  >
    <g stroke="#e0a93b" strokeLinecap="round" fill="none">
      {SPOKE_ANGLES_DEGREES.map(angle => (
        <g key={angle} transform={`rotate(${angle})`}>
          <line x1="0" y1="-10" x2="0" y2="-34" strokeWidth="5" />
          <line x1="0" y1="-36" x2="0" y2="-46" strokeWidth="7" />
        </g>
      ))}
      <circle r="28" strokeWidth="8" />
    </g>
    <circle r="11" fill="#5cc4dd" />
  </svg>
);
