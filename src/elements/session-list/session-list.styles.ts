import {css} from 'lit';

export const styles = css`
  #sessions,
  #signIns {
    font-size: 1em;
    font-weight: 650;
    margin: 1.5em 0 0;
  }
`;
