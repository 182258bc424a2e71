/**
 * The answer to a browser's CORS preflight.
 */
import { allowedHeaders, corsHeaders } from '../../contract/cors.ts';
import type { Reply } from './reply.ts';

export const preflight: Reply = {
  status: 204,
  headers: {
    ...corsHeaders,
    'Access-Control-Allow-Headers': allowedHeaders.join(','),
    'Access-Control-Allow-Methods': 'OPTIONS,GET,PUT,POST,PATCH,DELETE,HEAD',
    'Access-Control-Max-Age': '86400',
  },
  body: '',
};
