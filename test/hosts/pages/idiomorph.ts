import {account, type Host, page, settle} from '../host.js';

export const host: Host = {
  name: 'a page that is morphed',
  libraries: {'idiomorph.js': 'idiomorph/dist/idiomorph.js'},
  pages: {
    '/account': page('<script src="/lib/idiomorph.js"></script>%library%', `<div id="x">${account}</div>`),
  },
  away: (opened) =>
    opened.evaluate(() => {
      const {Idiomorph} = globalThis as unknown as {
        Idiomorph: {morph(node: Element | null, html: string): void};
      };
      Idiomorph.morph(
        document.querySelector('#x'),
        '<div id="x"><account-page demo=""></account-page></div>',
      );
    }),
  back: settle,
};
