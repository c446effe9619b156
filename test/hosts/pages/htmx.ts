import {account, type Host, news, page} from '../host.js';

const head = '<script src="/lib/htmx.js"></script>%library%';

export const host: Host = {
  name: 'a page with htmx',
  libraries: {'htmx.js': 'htmx.org/dist/htmx.js'},
  pages: {
    '/account': page(head, `<div hx-boost="true">${news}</div>${account}`),
    '/news': page(head, 'Today'),
  },
};
