import {css} from 'lit';

export const styles = css`
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
  }
  #home,
  #others {
    font-size: 1em;
    font-weight: 650;
    margin: 1.25em 0 -0.25em;
  }
`;
