import { codeOf } from './us-codes';

type Names = Readonly<Record<string, { en: string; es: string }>>;

/** The kinds of applicant as the inventory words them. */
export const US_APPLICANTS = labelled({
  'Anyone/general public': 'cualquier persona',
  Federal: 'gobierno federal',
  'Federally Recognized Indian Tribal Governments': 'gobiernos de tribus indígenas reconocidas',
  'Government - General': 'gobierno en general',
  'Individual/Family': 'personas y familias',
  Interstate: 'organismos de varios estados',
  Intrastate: 'organismos dentro de un estado',
  'Local (includes State-designated Indian Tribes, excludes institutions of higher education and hospitals':
    'gobierno local (incluye tribus designadas por el estado; sin universidades ni hospitales)',
  'Minority group': 'grupo minoritario',
  'Native American Organizations (includes Indian groups, cooperatives, corporations, partnerships, associations)':
    'organizaciones de pueblos originarios (incluye grupos, cooperativas, empresas y asociaciones)',
  'Non-Government - General': 'entidades no gubernamentales en general',
  'Other private institutions/organizations': 'otras instituciones privadas',
  'Other public institution/organization': 'otra institución pública',
  'Private nonprofit institution/organization (includes institutions of higher education and hospitals)':
    'institución privada sin fines de lucro (incluye universidades y hospitales)',
  'Profit organization': 'organización con fines de lucro',
  'Public nonprofit institution/organization (includes institutions of higher education and hospitals)':
    'institución pública sin fines de lucro (incluye universidades y hospitales)',
  'Quasi-public nonprofit institution/organization': 'institución semipública sin fines de lucro',
  'Small business (less than 500 employees)': 'empresa pequeña (menos de 500 empleados)',
  'Specialized group (e.g. health professionals, students, veterans)':
    'grupo especializado (por ejemplo, personal de salud, estudiantes, veteranos)',
  'Sponsored organization': 'organización patrocinada',
  State: 'gobierno de un estado',
  'State (includes District of Columbia, public institutions of higher education and hospitals)':
    'gobierno de un estado (incluye el Distrito de Columbia, universidades y hospitales públicos)',
  'U.S. Territories and possessions': 'territorios y posesiones de EE. UU.',
  'U.S. Territories and possessions (includes institutions of higher education and hospitals)':
    'territorios y posesiones de EE. UU. (incluye universidades y hospitales)',
});

/** The kinds of help. */
export const US_ASSISTANCE = labelled({
  'Advisory Services and Counseling': 'asesoría y orientación',
  'Direct Loans': 'préstamos directos',
  'Direct Payments for a Specified Use': 'pagos directos para un uso fijado',
  'Direct Payments with Unrestricted Use': 'pagos directos de uso libre',
  'Formula Grants': 'subsidios por fórmula',
  'Guaranteed / Insured Loans': 'préstamos garantizados o asegurados',
  Insurance: 'seguros',
  'Investigation of Complaints': 'investigación de quejas',
  'Project Grants': 'subsidios para proyectos',
  'Provision of Specialized Services': 'servicios especializados',
  'Salaries and Expenses': 'sueldos y gastos',
  Training: 'capacitación',
});

/** Those whom programmes are for. */
export const US_BENEFICIARIES = labelled({
  Alcoholic: 'personas con alcoholismo',
  'American Indian': 'indígenas de EE. UU.',
  'Anyone/general public': 'cualquier persona',
  'Artist/Humanist': 'artistas y humanistas',
  Asian: 'personas asiáticas',
  Black: 'personas negras',
  'Builder/Contractor/Developer': 'constructores, contratistas y promotores',
  'Child (6-15)': 'niñas y niños (6 a 15 años)',
  Consumer: 'consumidores',
  'Disabled (e.g. Deaf, Blind, Physically Disabled)':
    'personas con discapacidad (por ejemplo, sordas, ciegas o con discapacidad física)',
  'Drug Addict': 'personas con adicción a las drogas',
  'Education (0-8)': 'educación (grados 0 a 8)',
  'Education (13+)': 'educación (grado 13 o más)',
  'Education (9-12)': 'educación (grados 9 a 12)',
  'Education Professional': 'profesionales de la educación',
  'Engineer/Architect': 'ingenieros y arquitectos',
  'Farmer/Rancher/Agriculture Producer': 'productores agrícolas y ganaderos',
  Federal: 'gobierno federal',
  'Federally Recognized Indian Tribal Governments': 'gobiernos de tribus indígenas reconocidas',
  'Graduate Student': 'estudiantes de posgrado',
  'Health Professional': 'profesionales de la salud',
  Homeowner: 'dueños de su vivienda',
  'Individual/Family': 'personas y familias',
  'Industrialist/ Business person': 'industriales y empresarios',
  'Infant (0-5)': 'niñas y niños pequeños (0 a 5 años)',
  Interstate: 'organismos de varios estados',
  Intrastate: 'organismos dentro de un estado',
  'Juvenile Delinquent': 'menores en conflicto con la ley',
  'Land/Property Owner': 'dueños de tierras o inmuebles',
  Local: 'gobierno local',
  'Low Income': 'personas de ingresos bajos',
  'Major Metropolis (over 250,000)': 'grandes ciudades (más de 250.000 habitantes)',
  'Mentally Disabled': 'personas con discapacidad mental',
  Migrant: 'migrantes',
  'Minority group': 'grupo minoritario',
  'Moderate Income': 'personas de ingresos medios',
  'Native American Organizations': 'organizaciones de pueblos originarios',
  'Other Non-White': 'otras personas no blancas',
  'Other Urban': 'otras zonas urbanas',
  'Other private institution/organization': 'otra institución privada',
  'Other public institution/organization': 'otra institución pública',
  'Pension Recipient': 'personas pensionadas',
  'Physically Afflicted (e.g. TB, Arthritis, Heart Disease)':
    'personas enfermas (por ejemplo, de tuberculosis, artritis o del corazón)',
  Preschool: 'preescolar',
  'Private nonprofit institution/organization': 'institución privada sin fines de lucro',
  'Profit organization': 'organización con fines de lucro',
  'Public nonprofit institution/organization': 'institución pública sin fines de lucro',
  'Quasi-public nonprofit organization': 'organización semipública sin fines de lucro',
  'Refugee/Alien': 'refugiados y extranjeros',
  Rural: 'zonas rurales',
  School: 'escuelas',
  'Scientist/Researchers': 'científicos e investigadores',
  'Senior Citizen (60+)': 'personas mayores (60 años o más)',
  'Small Business Person': 'dueños de empresas pequeñas',
  'Small business': 'empresa pequeña',
  'Spanish Origin': 'personas de origen hispano',
  'Specialized group (e.g. health professionals, students, veterans)':
    'grupo especializado (por ejemplo, personal de salud, estudiantes, veteranos)',
  'Sponsored organization': 'organización patrocinada',
  State: 'gobierno de un estado',
  'Student/Trainee': 'estudiantes y aprendices',
  Suburban: 'zonas suburbanas',
  'U.S. Citizen': 'ciudadanos de EE. UU.',
  'U.S. Territories': 'territorios de EE. UU.',
  Unemployed: 'personas desempleadas',
  'Veteran/Service person/Reservist (including dependents':
    'veteranos, militares y reservistas (y sus familias)',
  'Welfare Recipient': 'personas que reciben ayuda social',
  Women: 'mujeres',
  'Youth (16-21)': 'jóvenes (16 a 21 años)',
});

/** A bracket that the inventory leaves open is closed. */
function labelled(spanish: Readonly<Record<string, string>>): Names {
  return Object.fromEntries(
    Object.entries(spanish).map(([label, es]) => [
      codeOf(label),
      { en: label.includes('(') && !label.includes(')') ? `${label})` : label, es },
    ]),
  );
}
