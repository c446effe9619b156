import {css} from 'lit';

/** How a dialog looks; adopted by an element that opens one. */
export const dialogStyles = css`
  dialog {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    box-shadow: 0 1.25em 3em rgb(0 0 0 / 0.22);
    padding: 1.5em;
    inline-size: min(30em, calc(100vi - 1.5em));
    max-block-size: calc(100dvb - 1.5em);
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  dialog h2 {
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.35;
    margin: 0;
  }
  button.danger {
    background: var(--_danger);
    border-color: var(--_danger);
    color: var(--_surface);
  }
  dialog p {
    margin-block-start: 0.5em;
  }
  dialog fieldset {
    border: 0;
    padding: 0;
    margin: 1em 0 0;
    display: grid;
    gap: 0.25em;
  }
  dialog legend {
    padding: 0;
    font-weight: 600;
    font-size: 0.9375em;
  }
  dialog fieldset label {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 1.75em;
  }
  dialog .buttons {
    justify-content: flex-end;
  }
  @media (max-width: 34rem) {
    dialog .buttons {
      flex-direction: column-reverse;
    }
    dialog .buttons button {
      justify-content: center;
    }
  }
`;
