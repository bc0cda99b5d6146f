export { readPartCells } from './cells';
export * from './columns';
export { formOfPart, mistakesOf, readPartForm } from './form';
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
