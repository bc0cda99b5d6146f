import { withTestDatabase } from '@/db/testing';
import { describeMatrix } from './testing/matrix/suite';

// As the owner of the tables, who is shown every row: what the data layer leaves open, nothing else closes here.
describeMatrix(await withTestDatabase(), 'owner', { least: 1500 });
