import type {Places} from '../mocks/places.js';

/** The backend's own pages are static files beside the demo page. */
export const places: Places = {
  page: (name) => new URL(`${name}.html`, document.baseURI).href,
  allowsReturn: ({origin}) => origin === location.origin,
};
