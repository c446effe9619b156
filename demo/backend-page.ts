/** Serves one of the backend's own pages from the backend in this tab, as its HTTP server would. */
import {servePage} from '../mocks/pages/pages.js';
import {stylesheet} from '../mocks/pages/html.js';
import {sharedBackend} from '../mocks/persistence.js';
import {places} from './places.js';

const backend = await sharedBackend();
const styles = new CSSStyleSheet();
styles.replaceSync(stylesheet);
document.adoptedStyleSheets = [styles];

async function visit(request: Request) {
  const response = await servePage(
    {
      backend,
      places,
      tokenOf: () => backend.state.cookie,
      begin: (token) => {
        backend.setCookie(token);
        return {};
      },
    },
    request,
  );
  const location = response?.headers.get('Location');
  if (location) window.location.replace(location);
  else if (response) show(await response.text());
}

function show(text: string) {
  const {title, body} = new DOMParser().parseFromString(text, 'text/html');
  document.title = title;
  document.querySelector('main')?.replaceWith(document.importNode(body.firstElementChild ?? body, true));
  document.querySelector<HTMLElement>('input:placeholder-shown, input, button')?.focus();
}

addEventListener('submit', (event) => {
  event.preventDefault();
  const body = new FormData(event.target as HTMLFormElement, event.submitter);
  void visit(new Request(location.href, {method: 'POST', body}));
});

await visit(new Request(location.href));
