/** `@selfevident/openfeature/web`: exposures of the stock OFREP web provider. */

export { type ExposureHookOptions, exposureHook } from './web/exposure-hook.ts';
