export { readPartCells } from './cells';
export * from './columns';
export { fieldOfColumn, formOfPart, readPartForm } from './form';
export { itemsIn, type ListName, readListStep, withAdded, withoutItem } from './lists';
export {
  idleRegions,
  isPickerOfWholes,
  ofPicker,
  PICKERS,
  PLACE_PICKER,
  SECTOR_PICKER,
  unseenOf,
  WHICH_SECTORS,
  withoutUnpicked,
} from './places';
