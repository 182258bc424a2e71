/**
 * Who is signed in, the way out, and the way back when the session could not be renewed.
 */
import { signInAgain, signOut, useSession } from '../api/session.ts';
import { words } from '../words/en.ts';

const { signInPerson: text } = words;

const SessionBar = () => {
  const session = useSession();
  if (!session) return null;
  return (
    <>
      {session.ended !== undefined && (
        <span role="alert" className="session-ended">
          {text.ended}{' '}
          <button type="button" className="bar-button" onClick={signInAgain}>
            {text.again}
          </button>
        </span>
      )}
      <bdi className="person">{session.person}</bdi>
      <button type="button" className="bar-button" onClick={() => void signOut()}>
        {text.leave}
      </button>
    </>
  );
};

export default SessionBar;
