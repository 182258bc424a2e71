/**
 * Asks for a key where the service wants signed calls.
 */
import { useState } from 'react';
import { setCredentials } from '../api/credentials.ts';
import { refreshAll } from '../api/query-client.ts';
import { words } from '../words/en.ts';

const { signIn } = words;

export const SignIn = () => {
  const [key, setKey] = useState('');
  const [secret, setSecret] = useState('');
  if (!isSecureContext) return <p role="alert">{signIn.insecure}</p>;
  const enter = () => {
    setCredentials({ accessKeyId: key.trim(), secretAccessKey: secret.trim() });
    void refreshAll();
  };
  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <h1>{signIn.title}</h1>
      <p>{signIn.text}</p>
      <label>
        {signIn.key}
        <input required autoComplete="username" value={key} onChange={(event) => setKey(event.target.value)} />
      </label>
      <label>
        {signIn.secret}
        <input
          required
          type="password"
          autoComplete="current-password"
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
      </label>
      <button type="submit" className="main-button">
        {signIn.enter}
      </button>
    </form>
  );
};
