import {account, type Host, page, settle} from '../host.js';

const head =
  '<meta name="turbo-refresh-method" content="morph"><script type="module">import * as Turbo from "/lib/turbo.js"; window.Turbo = Turbo;</script>%library%';

export const host: Host = {
  name: 'a page that Turbo makes equal to the server’s',
  libraries: {'turbo.js': '@hotwired/turbo/dist/turbo.es2017-esm.js'},
  pages: {'/account': page(head, account)},
  away: async (opened) => {
    await opened.evaluate(() => {
      const rendered = new Promise((resolve) => addEventListener('turbo:render', resolve, {once: true}));
      (globalThis as unknown as {Turbo: {session: {refresh(url: string): void}}}).Turbo.session.refresh(
        location.href,
      );
      return rendered;
    });
  },
  back: settle,
};
