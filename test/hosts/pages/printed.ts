import {account, type Host, news, page} from '../host.js';

export const host: Host = {
  name: 'a page that is printed',
  pages: {'/account': page('%library%', `${news}${account}`), '/news': page('%library%', 'Today')},
  ready: async (opened) => {
    await opened.emulateMedia({media: 'print'});
    await opened.pdf();
    await opened.emulateMedia({media: null});
  },
};
