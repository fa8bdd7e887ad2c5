import { testsOfPostingIn } from './postInBinaryMode';

testsOfPostingIn('memory');
