import {account, type Host, page, settle} from '../host.js';

export const host: Host = {
  name: 'a page that takes elements to another place',
  pages: {'/account': page('%library%', `<div>${account}</div><section></section>`)},
  away: (opened) =>
    opened.evaluate(() =>
      document.querySelector('section')?.append(document.querySelector('account-page') ?? ''),
    ),
  back: settle,
};
