// npm run bench: our page and our list against hand-written ones, side by side in one run. Options: --rounds, --only.
import {Failure, main, setUp, WrongUse} from '../scripts/support/setup.mjs';

const groups = ['page', 'records', 'rows', 'leaks'];
const usage = `Usage: npm run bench [-- --rounds <number>] [--only ${groups.join('|')}]`;

function readOptions(words) {
  const options = {rounds: 5, only: groups};
  for (let index = 0; index < words.length; index++) {
    const [name, given] = words[index].split('=');
    const value = () => given ?? words[++index] ?? 'nothing';
    if (name === '--rounds') {
      const rounds = value();
      if (!/^[1-9]\d{0,2}$/.test(rounds))
        throw new WrongUse(`--rounds needs a number from 1 to 999, not ${rounds}.`, usage);
      options.rounds = Number(rounds);
    } else if (name === '--only') {
      const only = value();
      if (!groups.includes(only))
        throw new WrongUse(`--only needs one of ${groups.join(', ')}, not ${only}.`, usage);
      options.only = [only];
    } else throw new WrongUse(`There is no option ${words[index]}.`, usage);
  }
  return options;
}

await main(async (words) => {
  const {rounds, only} = readOptions(words);
  await setUp();
  const [{launch}, {startServer}, {reportOf}, page, records, list, leaks] = await Promise.all([
    import('./support/browser.mjs'),
    import('./server.mjs'),
    import('./support/report.mjs'),
    import('./measures/page.mjs'),
    import('./measures/records.mjs'),
    import('./measures/rows.mjs'),
    import('./measures/leaks.mjs'),
  ]);
  const all = [
    {group: 'page', measure: page.measurePage, rows: {'': page.pageRows}},
    {
      group: 'records',
      measure: records.measureRecords,
      rows: {ten: records.tenRows, page: records.pageOfRows},
    },
    {group: 'rows', measure: list.measureRows, rows: {'': list.rowsRows}},
    {group: 'leaks', measure: leaks.measureLeaks, rows: {'': leaks.leakRows}},
  ];
  const chosen = all.filter(({group}) => only.includes(group));
  const results = chosen.map(() => []);

  const server = await startServer();
  const browser = await launch().catch((error) => {
    server.close();
    throw new Failure(error.message);
  });
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [index, {group, measure}] of chosen.entries()) {
        console.error(`Round ${round + 1} of ${rounds}: ${group}`);
        const result = await measure({browser, origin: server.origin, round});
        if (result) results[index].push(result);
      }
    }
    const sections = chosen.flatMap(({rows}, index) =>
      Object.entries(rows).map(([key, of]) => ({
        rows: of,
        results: results[index].map((result) => (key ? result[key] : result)),
      })),
    );
    console.log(reportOf(sections, {rounds, chromium: browser.version()}));
  } finally {
    await browser.close();
    server.close();
  }
});
