import { testsOfPostingIn } from './postInBinaryMode';

testsOfPostingIn('combined');
