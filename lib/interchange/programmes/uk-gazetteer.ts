import type { TextReading } from '@/lib/domain/rules';

const NI = 'GB-NIR';
const SCOTLAND = 'GB-SCT';
const WALES = 'GB-WLS';
const NORTH_EAST = 'GB-ENG-E12000001';
const NORTH_WEST = 'GB-ENG-E12000002';
const YORKSHIRE = 'GB-ENG-E12000003';
const EAST_MIDLANDS = 'GB-ENG-E12000004';
const WEST_MIDLANDS = 'GB-ENG-E12000005';
const EAST = 'GB-ENG-E12000006';
const LONDON = 'GB-ENG-E12000007';
const SOUTH_EAST = 'GB-ENG-E12000008';
const SOUTH_WEST = 'GB-ENG-E12000009';

const ENGLAND = [
  NORTH_EAST,
  NORTH_WEST,
  YORKSHIRE,
  EAST_MIDLANDS,
  WEST_MIDLANDS,
  EAST,
  LONDON,
  SOUTH_EAST,
  SOUTH_WEST,
];
const BRITAIN = [...ENGLAND, SCOTLAND, WALES];
const KINGDOM = [...BRITAIN, NI];

/**
 * Names that the texts use, by the region or country they lie in. Bare points of the compass are left out: the
 * North West of a text may be that of Wales or of Northern Ireland.
 */
const IN: Readonly<Record<string, string>> = {
  [NI]: 'Northern Ireland; NI; Belfast; North Belfast; Derry; Omagh; Fermanagh; Strabane; Newry; Ards; Ulster',
  [SCOTLAND]:
    'Scotland; Glasgow; North Glasgow; Aberdeen; Aberdeenshire; Inverclyde; Fife; Angus; Falkirk; Moray; Renfrewshire; ' +
    'West Dunbartonshire; East Dunbartonshire; North Ayrshire; North Lanarkshire; Midlothian; Helensburgh; Lomond; ' +
    'Wigtownshire; Dumfries and Galloway; Scottish Borders; Highlands; Highland Council; Orkney; Orkney Islands; Shetland; ' +
    'Shetland Islands; Outer Hebrides; Western Isles; Lerwick; Kirkwall; Elgin; Hamilton; Oban; Stornoway; Drumchapel',
  [WALES]:
    'Wales; North West Wales; South East Wales; West Wales; South Wales; Newport; Gwent; Gwynedd; Powys; Anglesey; Conwy; ' +
    'Cardiff; Carmarthenshire; Denbighshire; Flintshire; Blaenau Gwent; Neath Port Talbot; Rhondda Cynon Taff; Rhondda Cynon Taf; ' +
    'Caerphilly; Merthyr Tydfil; Bridgend; Torfaen; Pembroke; Pembroke Dock; Aberdare',
  [NORTH_EAST]: 'North East of England; north-east of England; North Tyneside; Durham; Sunderland; Tyneside',
  [NORTH_WEST]:
    'north west of England; Northwest; Cumbria; Eden; Knowsley; Merseyside; Greater Manchester; Manchester; Lancashire; ' +
    'East Lancashire; Pennine Lancashire; Burnley; Blackburn; Darwen; Bury; Ribble Valley; Tameside; Sefton; Cheshire; Hyndburn; ' +
    'Pendle; Rossendale',
  [YORKSHIRE]:
    'Yorkshire; Scarborough; Calderdale; Leeds; Leeds City Region; Humber; Hull; Holderness; East Riding; Howardian Hills',
  [EAST_MIDLANDS]:
    'East Midlands; Nottingham; Nottinghamshire; Derbyshire; North Kesteven; Lincolnshire; Leicestershire',
  [WEST_MIDLANDS]:
    'West Midlands; Shropshire; Stafford; Staffordshire; Worcestershire; Birmingham; Warwickshire; Herefordshire',
  [EAST]:
    'East of England; Hertfordshire; Bedfordshire; Central Bedfordshire; Norfolk; Suffolk; Essex; Cambridgeshire',
  [LONDON]: 'London; South London; East London; Enfield; Southwark',
  [SOUTH_EAST]:
    'Sussex; Kent; Surrey; Hampshire; Oxfordshire; Berkshire; Buckinghamshire; Medway; Isle of Wight',
  [SOUTH_WEST]:
    'Cornwall; Devon; West Devon; Somerset; Plymouth; Torbay; Tewkesbury; Gloucestershire; Dorset; Wiltshire; Bristol; Isles of Scilly',
};

const SEVERAL: TextReading['places'] = {
  England: ENGLAND,
  'north of England': [NORTH_EAST, NORTH_WEST, YORKSHIRE],
  'North of England': [NORTH_EAST, NORTH_WEST, YORKSHIRE],
  Midlands: [EAST_MIDLANDS, WEST_MIDLANDS],
  'Great Britain': BRITAIN,
  UK: KINGDOM,
  'United Kingdom': KINGDOM,
};

/** How the texts of the finder are read: what its facts are called, what it can name, and where places lie. */
export const UK_TEXTS: TextReading = {
  facts: {
    employees: 'firm.employees',
    turnover: 'firm.turnover',
    founded: 'firm.founded',
    place: 'firm.location',
  },
  units: KINGDOM,
  places: {
    ...Object.fromEntries(
      Object.entries(IN).flatMap(([unit, names]) => names.split('; ').map((name) => [name, [unit]])),
    ),
    ...SEVERAL,
  },
  wide: ['England', 'Great Britain', 'UK', 'United Kingdom'],
};
