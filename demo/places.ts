import type {Places} from '../mocks/places.js';

/** The backend's own pages are static files beside the demo page. */
export const places: Places = {
  page: (name, id) => {
    const url = new URL(`${name}.html`, document.baseURI);
    if (id !== undefined) url.searchParams.set('id', id);
    return url.href;
  },
  allowsReturn: ({origin}) => origin === location.origin,
};
