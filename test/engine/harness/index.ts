// environment first: n8n-core reads its settings when it is required.
import './environment';

export { Engine, REDIRECT_URI, startEngine } from './engine';
export type { AppKeys, EngineOptions, FileSpec } from './engine';
export { openSigned, readBinary } from './binaryModes';
export type { BinaryMode } from './binaryModes';
export type { Consent } from './consent';
export type { LogLine } from './log';
export { RunResult } from './result';
export type { RunningExecution, RunSpec } from './run';
export { harnessNode } from './workflow';
export type { Connection, CredentialRef, NodeSpec } from './workflow';
export { serveSignedFiles, type SignedFiles } from './n8nParts';
export type { ToolCall } from './agents';
