import {account, type Host, page, settle} from '../host.js';

export const host: Host = {
  name: 'a page that puts clones in place of what was there',
  pages: {'/account': page('%library%', `<div id="x">${account}</div>`)},
  away: (opened) =>
    opened.evaluate(() => {
      const box = document.querySelector('#x');
      box?.replaceWith(box.cloneNode(true));
    }),
  back: settle,
};
