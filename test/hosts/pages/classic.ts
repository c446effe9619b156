import {account, type Host, news, page} from '../host.js';

export const host: Host = {
  name: 'a page with classic scripts',
  classic: true,
  pages: {'/account': page('%library%', `${news}${account}`), '/news': page('%library%', 'Today')},
};
