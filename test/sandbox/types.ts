export * from './endpoints';
export * from './fault-schema';
export * from './schemas';
export * from './switches-schema';
export * from './video-schema';
export * from './views';
export * from './webhook-schema';
