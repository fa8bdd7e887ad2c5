/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a program that fuzz.test.ts starts */
import { MemoryWatch } from './memory';

/** Keeps the number of bytes given as its argument, and prints whether MemoryWatch noticed. */
const memory = new MemoryWatch();
memory.look();
const kept = Buffer.alloc(Number(process.argv[2]), 1);
memory.look();
console.log(memory.isFlat, kept.length);
