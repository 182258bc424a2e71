import { words } from '../../words/en.ts';

/** What the numbers of the page mean. */
export const HowToRead = () => (
  <details className="section reading">
    <summary>{words.experiment.reading}</summary>
    <ul>
      {words.experiment.readingTexts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  </details>
);
