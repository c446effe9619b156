import {css} from 'lit';

export const editStyles = css`
  form {
    margin-block-start: 1.125em;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15em, 100%), 1fr));
    gap: calc(1em * var(--_density)) 1.25em;
    align-items: start;
  }
  .field {
    display: grid;
    gap: 0.3125em;
    min-inline-size: 0;
  }
  .field label,
  legend {
    font-weight: 600;
    font-size: 0.9375em;
    padding: 0;
  }
  .optional {
    font-weight: 400;
    color: var(--_muted);
  }
  .field .small {
    font-size: 0.875em;
  }
  .check {
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0.3125em 0.5em;
  }
  .check input {
    grid-area: 1 / 1;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0.5em 0;
    accent-color: var(--_accent);
  }
  .check label {
    grid-area: 1 / 2;
  }
  .check p {
    grid-column: 2;
  }
  .field input:not([type='checkbox']),
  select,
  .field textarea {
    font: inherit;
    margin: 0;
    color: inherit;
    color-scheme: inherit;
    background: var(--_surface);
    border: 1px solid var(--_control);
    border-radius: var(--_control-radius);
    min-block-size: 2.5em;
    padding: 0.4375em 0.75em;
    inline-size: 100%;
    min-inline-size: 0;
  }
  select {
    text-overflow: ellipsis;
  }
  .field [aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: 0 0 0 1px var(--_danger);
  }
  form > .notice,
  form > .error {
    margin-block: 0 1em;
  }
  form > .notice {
    padding-block: 0.6em;
  }
  .versus {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.5em 0.75em;
    align-items: center;
    margin: 0;
    padding: 0.5em 0.5em 0.5em 0.75em;
    border: 0;
    border-radius: var(--_control-radius);
    background: var(--_warn-soft);
    font-size: 0.9375em;
  }
  .versus b {
    color: var(--_warn);
    font-weight: 600;
  }
  .versus button {
    font-size: 1em;
  }
  .photo {
    border: 0;
    margin: 0 0 1.25em;
    padding: 0;
    min-inline-size: 0;
  }
  .photo .buttons {
    margin-block-start: 0.5em;
  }
  .photo .error {
    margin-block-start: 0.5em;
  }
  @container (max-width: 24em) {
    .versus {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .versus button {
      grid-column: 1 / -1;
      justify-self: start;
    }
  }
`;
