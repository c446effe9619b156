import {account, type Host, page} from '../host.js';

const head =
  '%library%<link rel="stylesheet" href="/lib/bootstrap.css"><script src="/lib/jquery.js"></script><script src="/lib/bootstrap.js"></script>';
const modal = `<button data-toggle="modal" data-target="#x">Open</button>
  <div class="modal fade" id="x" tabindex="-1" role="dialog"><div class="modal-dialog modal-lg" role="document"><div class="modal-content">
  <div class="modal-header"><button type="button" class="close" data-dismiss="modal" aria-label="Close">×</button></div>
  <div class="modal-body">${account}</div></div></div></div>
  <script>$(() => $('#x').modal('show'))</script>`;

export const host: Host = {
  name: 'a modal of Bootstrap 3',
  classic: true,
  libraries: {
    'jquery.js': 'jquery-3/dist/jquery.js',
    'bootstrap.js': 'bootstrap-3/dist/js/bootstrap.js',
    'bootstrap.css': 'bootstrap-3/dist/css/bootstrap.css',
  },
  pages: {'/account': page(head, modal)},
  away: async (opened) => {
    await opened.locator('.modal .close').click();
    await opened.locator('.modal-backdrop').waitFor({state: 'detached'});
  },
  back: async (opened) => {
    await opened.getByRole('button', {name: 'Open'}).click();
    await opened.locator('.modal.in').waitFor();
  },
};
