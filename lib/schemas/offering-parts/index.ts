export { readPartCells } from './cells';
export * from './columns';
export { fieldOfColumn, formOfPart, readPartForm } from './form';
export { itemsIn, type ListName, readListStep, withAdded, withoutItem } from './lists';
export { ofPicker, PICKERS, PLACE_PICKER, SECTOR_PICKER, withoutUnpicked } from './places';
