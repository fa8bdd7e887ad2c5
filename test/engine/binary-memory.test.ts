import { testsOfBinaryMode } from './binaryModeTests';

testsOfBinaryMode('memory', [300_000], false);
