import os from 'node:os';
import {median, short, spread} from './numbers.mjs';

/** One table in Markdown, then what is over its bar. */
export function reportOf(sections, {rounds, chromium}) {
  const rows = sections.flatMap(({rows, results}) => rows.map((row) => lineOf(row, results)));
  const over = rows.filter(({verdict}) => verdict === 'over').map(({cells}) => cells[0]);
  return [
    `${new Date().toISOString().slice(0, 10)}, Chromium ${chromium}, Node ${process.versions.node}, ${os.availableParallelism()} cores, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}: median (min–max).`,
    'Compare within the table only.',
    '',
    ...tableOf(
      ['measure', 'ours', 'the other', 'ratio', 'release bar', ''],
      rows.map(({cells}) => cells),
    ),
    '',
    over.length ? `Over its bar: ${over.join('; ')}.` : 'Nothing is over its bar.',
  ].join('\n');
}

function lineOf({title, unit, value, other, bar}, results) {
  const ours = results.map((result) => result.ours[value]);
  const others = results.map((result) => result.other[value]);
  const [mine, theirs] = [median(ours), median(others)];
  const ratio = theirs > 0 ? mine / theirs : undefined;
  const limit = bar && (bar.most ?? bar.ratio);
  const measured = bar?.most === undefined ? ratio : mine;
  // As exact as it is printed.
  const verdict = !bar ? '' : Number(measured?.toFixed(3)) > limit ? 'over' : 'ok';
  const said = !bar ? '' : bar.most === undefined ? `≤ ${limit} ×` : limit === 0 ? '0' : `≤ ${limit} ${unit}`;
  const cells = [
    title,
    spread(ours, unit),
    `${spread(others, unit)}, ${other}`,
    ratio === undefined ? '' : `${short(ratio)} ×`,
    said,
    verdict,
  ];
  return {cells, verdict};
}

function tableOf(head, rows) {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((cells) => cells[at].length)));
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
