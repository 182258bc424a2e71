/**
 * The way back when a session could not be renewed: in the bar, and in a dialog, behind which the bar cannot be reached.
 */
import { signInAgain, useSession } from '../api/session.ts';
import { words } from '../words/en.ts';

const { signInPerson: text } = words;

const SessionEnded = () => {
  const session = useSession();
  if (session?.ended === undefined) return null;
  return (
    <p role="alert" className="session-ended">
      {text.ended}{' '}
      <button type="button" className="small-button" onClick={signInAgain}>
        {text.again}
      </button>
    </p>
  );
};

export default SessionEnded;
