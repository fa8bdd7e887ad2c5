export * from './fault-schema';
export * from './schemas';
export * from './views';
