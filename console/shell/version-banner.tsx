/**
 * Says that another version is there than the one that this page is of. Nothing is loaded before the person says so.
 */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { config } from '../api/config.ts';
import { otherVersionQuery } from '../api/queries/other-version.ts';
import { words } from '../words/en.ts';

const { version: text } = words;

export const VersionBanner = () => {
  const { data, refetch } = useQuery(otherVersionQuery());
  useEffect(() => {
    // The files of the screens of this version may be gone with it.
    const look = () => void refetch();
    addEventListener('vite:preloadError', look);
    return () => removeEventListener('vite:preloadError', look);
  }, [refetch]);
  return (
    <div role="status" className="banner">
      {data && (
        <p>
          {data.isServed ? text.served(data.version) : text.service(data.version, config().version)}{' '}
          {data.isServed && (
            <button type="button" className="small-button" onClick={() => location.reload()}>
              {text.reload}
            </button>
          )}
        </p>
      )}
    </div>
  );
};
