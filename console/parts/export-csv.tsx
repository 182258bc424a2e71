import { words } from '../words/en.ts';
import { csvOf } from './csv.ts';

interface ExportCsvProps {
  /** Without its end. */
  readonly file: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Saves what a list shows, all pages of it. */
export const ExportCsv = ({ file, head, rows }: ExportCsvProps) => {
  const save = () => {
    const address = URL.createObjectURL(new Blob([csvOf([head, ...rows])], { type: 'text/csv' }));
    const link = document.createElement('a');
    Object.assign(link, { href: address, download: `${file}.csv` });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <button type="button" className="small-button" disabled={rows.length === 0} onClick={save}>
      {words.bulk.csv}
    </button>
  );
};
