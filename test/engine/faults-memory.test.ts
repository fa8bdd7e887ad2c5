import { testsOfFaults } from './faultTests';

testsOfFaults('memory');
