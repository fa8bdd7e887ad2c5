import { testsOfPostingIn } from './postInBinaryMode';

testsOfPostingIn('filesystem');
