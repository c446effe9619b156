import {css} from 'lit';

export const styles = css`
  fieldset {
    border: 0;
    padding: 0;
    margin: 1em 0 0;
    display: grid;
    gap: 0.25em;
  }
  legend {
    padding: 0;
    font-weight: 600;
    font-size: 0.9375em;
  }
  fieldset label {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 1.75em;
  }
`;
