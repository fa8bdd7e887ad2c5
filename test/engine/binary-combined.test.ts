import { testsOfBinaryMode } from './binaryModeTests';

testsOfBinaryMode('combined', [65_536, 65_536, 65_536, 65_536, 37_856], true);
