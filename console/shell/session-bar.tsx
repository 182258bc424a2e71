/**
 * Who is signed in, and the way out.
 */
import { signOut, useSession } from '../api/session.ts';
import { words } from '../words/en.ts';

const { signInPerson: text } = words;

const SessionBar = () => {
  const session = useSession();
  if (!session) return null;
  return (
    <>
      <bdi className="person">{session.person}</bdi>
      <button type="button" className="bar-button" onClick={() => void signOut()}>
        {text.leave}
      </button>
    </>
  );
};

export default SessionBar;
