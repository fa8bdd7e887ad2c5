/**
 * Whether the memory of a file's buffers is freed as soon as their bytes are sent. If false, V8
 * collects them, and nothing touches the objects of n8n's HTTP client: a file of 1 GB then takes
 * more CPU time and memory, as docs/decisions.md says with its figures.
 */
export const FREES_SENT_MEMORY: boolean = true;
