import { setCredentials, useCredentials } from '../api/credentials.ts';
import { queryClient } from '../api/query-client.ts';
import { words } from '../words/en.ts';

/** The way out, where a key was entered: nothing of it stays, and nothing of what it showed. */
export const ForgetKey = () => {
  const keys = useCredentials();
  if (!keys) return null;
  const forget = () => {
    setCredentials(undefined);
    queryClient.clear();
  };
  return (
    <button type="button" className="bar-button" onClick={forget}>
      {words.signIn.forget}
    </button>
  );
};
