import {account, type Host, news, page} from '../host.js';

const head = '<script type="module" src="/lib/turbo.js"></script>%library%';

export const host: Host = {
  name: 'a page with Turbo',
  libraries: {'turbo.js': '@hotwired/turbo/dist/turbo.es2017-esm.js'},
  pages: {'/account': page(head, `${news}${account}`), '/news': page(head, 'Today')},
};
