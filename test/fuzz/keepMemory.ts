/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a program that fuzz.test.ts starts */
import { MemoryWatch } from './memory';

/** Keeps as many bytes as its argument says, and prints whether that was seen. */
const memory = new MemoryWatch();
memory.look();
const kept = Buffer.alloc(Number(process.argv[2]), 1);
memory.look();
console.log(memory.isFlat, kept.length);
