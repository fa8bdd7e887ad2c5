import { testsOfBinaryMode } from './binaryModeTests';

testsOfBinaryMode('database', [300_000], true);
