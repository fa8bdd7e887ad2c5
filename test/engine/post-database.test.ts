import { testsOfPostingIn } from './postInBinaryMode';

testsOfPostingIn('database');
