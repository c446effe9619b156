import {css} from 'lit';

export const recoveryStyles = css`
  #step {
    margin-block-start: 1em;
    font-weight: 650;
    line-height: 1.35;
  }
  #step:focus {
    outline: none;
  }
  fieldset {
    border: 0;
    margin: 1.25em 0 0;
    padding: 0;
    display: grid;
    gap: 0.25em;
    justify-items: start;
  }
  legend {
    padding: 0;
    margin-block-end: 0.25em;
    font-weight: 600;
    font-size: 0.9375em;
  }
  fieldset label {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 1.75em;
  }
  fieldset input {
    inline-size: 1.125em;
    block-size: 1.125em;
    margin: 0;
    accent-color: var(--_accent);
  }
  [part='choices'] {
    margin: 0.75em 0 0;
    display: grid;
    gap: 0.5em;
    max-inline-size: 32em;
  }
  [part='choices'] button {
    inline-size: 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 0.125em 0.75em;
    justify-content: space-between;
    text-align: start;
    min-block-size: 3.2em;
  }
  [part='choices'] bdi {
    font-weight: 400;
  }
  .resend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    align-items: center;
    margin-block-start: 0.5em;
  }
  .resend button {
    margin-inline-start: -0.5em;
  }
  .help,
  .problem,
  .unlock {
    margin-block-start: 1em;
  }
  .said {
    margin-block-start: 0.25em;
    color: var(--_ok);
  }
`;
