import {css} from 'lit';

export const styles = css`
  #home,
  #others {
    font-size: 1em;
    font-weight: 650;
    margin: 1.25em 0 -0.25em;
  }
`;
