import {css} from 'lit';

export const enrollingStyles = css`
  #enrol-title:focus {
    outline: none;
  }
  dialog fieldset {
    margin-block-start: 1em;
  }
  dialog legend,
  dialog .text > label {
    font-weight: 600;
    font-size: 1em;
  }
  dialog .text {
    margin-block-start: 1em;
    max-inline-size: none;
  }
  dialog .text .small,
  .optional {
    font-weight: 400;
  }
  .optional {
    color: var(--_muted);
  }
  .check {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 1.75em;
  }
  .check input {
    inline-size: 1.125em;
    block-size: 1.125em;
    margin: 0;
    accent-color: var(--_accent);
  }
  /* White and black in dark and in forced colours too: a camera has to read it. */
  .qr {
    display: block;
    inline-size: min(14em, 100%);
    block-size: auto;
    margin: 1em auto;
    background: #fff;
    forced-color-adjust: none;
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: 1.0625em;
    letter-spacing: 0.04em;
    user-select: all;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
    margin-block-start: 0.5em;
  }
  .secrets {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9em, 1fr));
    gap: 0.375em 1em;
    padding: 0.875em;
    border: 1px solid var(--_line);
    border-radius: var(--_control-radius);
  }
  .keep {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-start: 0.75em;
  }
  .said {
    flex-basis: 100%;
    order: 1;
  }
  .said:empty {
    display: none;
  }
  .problem {
    margin-block-start: 1em;
  }
`;
