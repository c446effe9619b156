import {account, type Host, news, page} from '../host.js';

const head = '<script src="/lib/zone.js"></script>%library%';

export const host: Host = {
  name: 'a page with zone.js',
  libraries: {'zone.js': 'zone.js/bundles/zone.umd.js'},
  pages: {'/account': page(head, `${news}${account}`), '/news': page(head, 'Today')},
};
