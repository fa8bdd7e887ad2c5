import { testsOfBinaryMode } from './binaryModeTests';

testsOfBinaryMode('filesystem', [65_536, 65_536, 65_536, 65_536, 37_856], true);
