/** The flow drawn: boxes that lead to what is behind them, lines as thick as what goes through them. */

import { t } from "../texts";
import type { Box, Look, Model } from "./flowModel";

interface Placed {
  box: Box;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Line {
  id: string;
  path: string;
  hour: number;
  look: Look;
  moves: boolean;
}

interface Drawing {
  width: number;
  height: number;
  placed: Placed[];
  lines: Line[];
}

/** Below this it runs from top to bottom. */
const NARROW = 860;
/** Height of what stands above and below it. */
const AROUND = 210;
const SMALL = 50;
const STEP = 148;
const TARGET = 112;
const EXIT = 40;

export function FlowPicture({ of, width }: { of: Model; width: number }) {
  const scale = width < NARROW ? 1 : enlarged(of, width);
  const { placed, lines, ...size } = width < NARROW ? downwards(of, width) : across(of, width / scale);
  return (
    <svg className="flow" role="group" aria-label={t("flow.picture")} width={width} height={size.height * scale} viewBox={`0 0 ${size.width} ${size.height}`}>
      <g aria-hidden="true">
        {lines.map((line) => (
          <path key={line.id} d={line.path} className={`flow-line flow-${line.look}${line.moves ? " flow-moves" : ""}`} strokeWidth={thickness(line.hour)} />
        ))}
      </g>
      {placed.map((place) => (
        <FlowBox key={`${place.box.id} ${place.x}`} {...place} />
      ))}
    </svg>
  );
}

/** All is drawn at one size and enlarged for large screens, as far as it can be seen at once: so it can hang on a wall. */
function enlarged(of: Model, width: number): number {
  const room = innerHeight - AROUND;
  return Math.min(1.75, Math.max(1, Math.min(width / 1100, room / across(of, width).height)));
}

function thickness(hour: number): number {
  return hour === 0 ? 1.5 : Math.min(9, 2 + Math.log10(hour) * 1.8);
}

function FlowBox({ box, x, y, width, height }: Placed) {
  const small = height <= SMALL;
  const [first = "", ...more] = box.lines;
  return (
    <a href={box.to} className={`flow-box flow-${box.look}`}>
      <rect x={x} y={y} width={width} height={height} rx="8" />
      <rect x={x} y={y + 8} width="4" height={height - 16} className="flow-edge" />
      <g>
        <Sign look={box.look} x={x + width - 26} y={y + (small ? height / 2 - 8 : 10)} />
        <text x={x + 14} y={y + (small ? (height === EXIT ? 25 : 21) : 24)} className="flow-name">
          {cut(box.name, (width - 44) / 8)}
        </text>
        {height === EXIT ? (
          <text x={x + width - 34} y={y + 25} textAnchor="end" className="flow-number">
            {first}
          </text>
        ) : small ? (
          <text x={x + 14} y={y + 39} className="flow-quiet">
            {cut(first, (width - 40) / 5.9)}
          </text>
        ) : (
          <>
            <text x={x + 14} y={y + 48} className="flow-number">
              {first}
            </text>
            {more.map((line, index) => (
              <text key={line} x={x + 14} y={y + 66 + index * 17} className="flow-quiet">
                {cut(line, (width - 24) / 5.9)}
              </text>
            ))}
          </>
        )}
        {box.bars ? <Bars of={box.bars} x={x + 14} y={y + height - 12} width={width - 28} /> : null}
      </g>
    </a>
  );
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, Math.floor(most) - 1))}…`;
}

function Bars({ of, x, y, width }: { of: number[]; x: number; y: number; width: number }) {
  const most = Math.max(1, ...of);
  const each = width / 60;
  return (
    <g aria-hidden="true">
      <line x1={x} y1={y + 0.5} x2={x + width} y2={y + 0.5} className="flow-ground" />
      {of.map((n, minute) =>
        n === 0 ? null : <rect key={minute} className="flow-bar" x={x + minute * each} y={y - 3 - (n / most) * 21} width={Math.max(1, each - 0.6)} height={3 + (n / most) * 21} />,
      )}
    </g>
  );
}

const SIGNS: Record<Look, string> = {
  good: "M3 8.5 6.5 12 13 4.5",
  bad: "M8 3v6M8 12.2v.6",
  wait: "M8 4v4.5l3 2",
  busy: "M4 8h8M8.5 4.5 12 8l-3.5 3.5",
  calm: "M4 8h8",
};

function Sign({ look, x, y }: { look: Look; x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} className="flow-sign" aria-hidden="true">
      <circle cx="8" cy="8" r="8" />
      <path d={SIGNS[look]} />
    </g>
  );
}

function column(boxes: Box[], x: number, width: number, height: number, gap: number, whole: number): Placed[] {
  const top = (whole - boxes.length * (height + gap) + gap) / 2;
  return boxes.map((box, index) => ({ box, x, y: top + index * (height + gap), width, height }));
}

/** From left to right. */
function across(of: Model, width: number): Drawing {
  const many = [...of.universities, ...(of.more ? [of.more] : [])];
  const exits = of.exits.length * (EXIT + 8);
  const height = Math.max(many.length * (SMALL + 8), of.targets.length * (TARGET + 14), STEP + 2 * (exits + 28)) + 8;
  const unit = width / 100;
  const universities = column(many, 0, 18 * unit, SMALL, 8, height);
  const [sync, credential, deliver] = [column([of.sync], 25 * unit, 15 * unit, STEP, 0, height), column([of.credential], 43.5 * unit, 17 * unit, STEP, 0, height), column([of.deliver], 64.5 * unit, 15 * unit, STEP, 0, height)];
  const targets = column(of.targets, 83.5 * unit, 16.5 * unit, TARGET, 14, height);
  const below = credential[0] as Placed;
  const out = of.exits.map((box, index) => ({ box, x: below.x, y: below.y + STEP + 28 + index * (EXIT + 8), width: below.width, height: EXIT }));
  const right = (from: Placed, to: Placed, by: Box, at = 0.5): Line => {
    const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height * at];
    const middle = (x1 + x2) / 2;
    return line(from, to, by, `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`);
  };
  const lines = [
    ...universities.map((each, index) => right(each, sync[0] as Placed, each.box, spread(index, universities.length))),
    right(sync[0] as Placed, below, of.sync),
    right(below, deliver[0] as Placed, of.credential),
    ...targets.map((each) => right(deliver[0] as Placed, each, each.box)),
    line(below, out[0] as Placed, of.exits[0] as Box, `M${below.x + below.width / 2} ${below.y + STEP}v28`),
  ];
  return { width, height, placed: [...universities, ...sync, ...credential, ...out, ...deliver, ...targets], lines };
}

function spread(index: number, of: number): number {
  return of < 2 ? 0.5 : 0.12 + (0.76 * index) / (of - 1);
}

function line(from: Placed, to: Placed, by: Box, path: string): Line {
  const look = by.look === "bad" || by.look === "wait" ? by.look : by.rates.hour > 0 ? "busy" : "calm";
  return { id: `${from.box.id} ${to.box.id}`, path, hour: by.rates.hour, look, moves: by.rates.minute > 0 && by.look !== "bad" };
}

/** From top to bottom, for telephones. */
function downwards(of: Model, width: number): Drawing {
  const placed: Placed[] = [];
  const lines: Line[] = [];
  const gap = 8;
  const half = (width - gap) / 2;
  let y = 0;
  const pairs = (boxes: Box[], height: number): Placed[] => {
    const row = boxes.map((box, index) => ({ box, x: (index % 2) * (half + gap), y: y + Math.floor(index / 2) * (height + gap), width: index === boxes.length - 1 && index % 2 === 0 ? width : half, height }));
    placed.push(...row);
    y += Math.ceil(boxes.length / 2) * (height + gap) - gap;
    return row;
  };
  const whole = (box: Box, height: number): Placed => {
    const place = { box, x: 0, y, width, height };
    placed.push(place);
    y += height;
    return place;
  };
  const down = (id: string, by: Box): void => {
    const place = { box: { ...by, id }, x: 0, y, width: 0, height: 0 };
    lines.push(line(place, place, by, `M${width / 2} ${y}v30`));
    y += 30;
  };
  pairs([...of.universities, ...(of.more ? [of.more] : [])], SMALL);
  down("read", of.sync);
  whole(of.sync, STEP);
  down("judge", of.sync);
  whole(of.credential, STEP);
  y += gap;
  of.exits.forEach((box) => (whole(box, EXIT), (y += gap)));
  y -= gap;
  down("deliver", of.credential);
  whole(of.deliver, STEP);
  down("targets", of.deliver);
  of.targets.forEach((box) => (whole(box, TARGET), (y += gap)));
  return { width, height: y + 4, placed, lines };
}
