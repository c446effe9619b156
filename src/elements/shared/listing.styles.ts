import {css} from 'lit';

/** Rows of a list in pages: a sign, a name, a line of facts, and what can be done. */
export const listStyles = css`
  .rows {
    margin-block-start: 1em;
  }
  .page {
    margin-inline: -0.375em;
    padding-inline: 0.375em;
  }
  /* A full page of a long list is laid out when it comes into sight. It paints nothing outside: room for a button's focus ring. */
  .page:not(:last-of-type) {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 240em;
  }
  .row {
    display: grid;
    grid-template-columns: 1.5em minmax(0, 1fr) auto;
    gap: 0.125em 0.875em;
    align-items: center;
    padding-block: calc(0.875em * var(--_density));
    border-block-start: 1px solid var(--_line);
  }
  .page:first-of-type > .row:first-child {
    border-block-start: 0;
    padding-block-start: 0.25em;
  }
  .page:last-of-type > .row:last-child {
    padding-block-end: 0.25em;
  }
  .name {
    font-weight: 600;
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    align-items: center;
  }
  .facts {
    grid-column: 2;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .facts > :not(:last-child)::after {
    content: ' · ';
  }
  .tag.me {
    background: var(--_accent-soft);
    color: var(--_link);
  }
  .row .state {
    grid-column: 2;
    margin: 0;
  }
  .icon {
    inline-size: 1.5em;
    block-size: 1.5em;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    grid-row: 1 / 3;
    align-self: start;
  }
  .row button {
    grid-area: 1 / 3 / 3;
  }
  .search {
    display: grid;
    gap: 0.3125em;
    margin-block-start: 1em;
    max-inline-size: 26em;
    font-weight: 600;
    font-size: 0.9375em;
  }
  input[type='search'] {
    font: inherit;
    font-weight: 400;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_control);
    border-radius: var(--_control-radius);
    min-block-size: 2.667em;
    padding: 0.5em 0.75em;
    inline-size: 100%;
  }
  .skeleton {
    margin-block: 1.5em;
  }
  @container (max-width: 34em) {
    .row {
      grid-template-columns: 1.5em minmax(0, 1fr);
    }
    .row button {
      grid-area: auto / 2;
      justify-self: start;
      margin-block-start: 0.5em;
    }
  }
`;
