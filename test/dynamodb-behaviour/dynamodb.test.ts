import { startDynamoDB } from '../support/dynamodb.ts';
import { dynamodbSuite } from './dynamodb.ts';

describe('the DynamoDB of the tests', () => dynamodbSuite(startDynamoDB));
