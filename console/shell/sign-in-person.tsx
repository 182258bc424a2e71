/**
 * Leads people to the page of the user pool where they sign in.
 */
import { refusal } from '../api/refusal.ts';
import { signIn as leave } from '../api/session.ts';
import { words } from '../words/en.ts';

const { signInPerson: text } = words;

const SignInPerson = () => {
  const reason = refusal();
  return (
    <div className="sign-in">
      <h1>{text.title}</h1>
      {reason !== undefined && (
        <p role="alert">
          {text.failed} <bdi>{reason}</bdi>
        </p>
      )}
      <p>{text.text}</p>
      <button type="button" className="main-button" onClick={() => void leave()}>
        {text.enter}
      </button>
    </div>
  );
};

export default SignInPerson;
