import { withTestDatabase } from '@/db/testing';
import { describeMatrix } from './testing/matrix/suite';

describeMatrix(await withTestDatabase(), 'application', { least: 1500 });
