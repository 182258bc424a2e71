import { ForRole } from '../../parts/for-role.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';

const { settings: text } = words;

interface TagListProps {
  readonly tags: Readonly<Record<string, string | undefined>>;
  readonly onEdit: () => void;
}

export const TagList = ({ tags, onEdit }: TagListProps) => {
  const all = Object.entries(tags);
  return (
    <section className="section" aria-label={text.tags}>
      <div className="section-head">
        <h2>{text.tags}</h2>
        <ForRole least="admin">
          <button type="button" className="small-button" onClick={onEdit}>
            {text.edit} <span className="only-read">{text.tags}</span>
          </button>
        </ForRole>
      </div>
      {all.length === 0 ? (
        <p className="quiet">{text.noTags}</p>
      ) : (
        <ul className="settings-tags">
          {all.map(([key, value]) => (
            <li key={key}>
              <span className="quiet">
                <Name>{key}</Name>
              </span>{' '}
              <Name>{value ?? ''}</Name>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
