import {account, type Host, news, page} from '../host.js';

export const host: Host = {
  name: 'a plain page',
  pages: {'/account': page('%library%', `${news}${account}`), '/news': page('%library%', 'Today')},
};
