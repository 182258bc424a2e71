/** The version of the product. A test compares it with package.json, which no Lambda function carries. */
export const version = '0.1.0';
