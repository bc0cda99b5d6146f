/** Closed lists of the field, each written once. Types, zod enums and database enums derive from these. */

/** Nine capabilities of a firm, levels 0-4 (domain/DIAGNOSTIC.md section 3). */
export const CAPABILITIES = ['OPS', 'QMS', 'IMP', 'PPL', 'PDD', 'MKT', 'DIG', 'LNK', 'INV'] as const;
/** One of the nine capabilities. */
export type Capability = (typeof CAPABILITIES)[number];

/** Size classes; which limits apply is data per country (size rules). */
export const SIZE_CLASSES = ['micro', 'small', 'medium', 'large'] as const;
/** A size class of a firm. */
export type SizeClass = (typeof SIZE_CLASSES)[number];

/** What a firm can know about a requirement. */
export const KNOWLEDGE_KINDS = ['what', 'how', 'why'] as const;
/** Knowing what is asked, how to do it, or why it works. */
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];

/** Answers of q9 that name a group. */
export const LEAD_GROUPS = ['women', 'youth', 'indigenous_afro', 'disability', 'migrant', 'rural'] as const;
/** All groups a reserved place or a lower fee can name; a firm belongs only if known true. */
export const FIRM_GROUPS = [
  ...SIZE_CLASSES.slice(0, 2),
  ...LEAD_GROUPS,
  'informal',
  'non_member',
  'non_exporter',
  'first_time',
  'non_capital',
  'level_0_1',
  'young',
] as const;
/** A group of firms named by access rules and reports. */
export type FirmGroup = (typeof FIRM_GROUPS)[number];

/** Kinds of offering, those unused by the demo included (domain/CATALOGUE.md). */
export const OFFERING_TYPES = [
  'applied_research_service',
  'asset_repurposing',
  'associative_project',
  'benchmarking',
  'business_development_centre',
  'calibration',
  'certification_support',
  'cluster_programme',
  'cooperative_service',
  'credit_or_tax',
  'demonstration_trial',
  'export_consortium',
  'export_finance',
  'export_promotion',
  'extension_visit',
  'horizontal_network',
  'indirect_export_link',
  'investment_plan',
  'mentoring',
  'monitoring_scheme',
  'orientation',
  'outsourcing_exchange',
  'peer_learning_network',
  'platform_readiness',
  'practice_exchange',
  'practice_exchange_abroad',
  'private_kibs_service',
  'production_chain',
  'sector_forum',
  'standard_setting',
  'standards_advice',
  'supplier_development',
  'testing',
  'training_course',
] as const;
/** A kind of offering. */
export type OfferingType = (typeof OFFERING_TYPES)[number];

/** Kinds of institution. */
export const INSTITUTION_TYPES = [
  'business_development_centre',
  'chamber',
  'cluster_programme',
  'common_resource',
  'cooperative',
  'development_agency',
  'development_bank',
  'export_agency',
  'export_consortium',
  'extension_service',
  'fund',
  'laboratory',
  'outsourcing_exchange',
  'peer_network',
  'private_kibs',
  'public_private_institute',
  'research_institute',
  'school_university',
  'sector_association',
  'supplier_programme',
  'testing_training_centre',
  'worker_body',
] as const;
/** A kind of institution. */
export type InstitutionType = (typeof INSTITUTION_TYPES)[number];

/** Kinds of seat on a board and of contributor (domain/RULES.md section 1). */
export const SEAT_KINDS = [
  'government',
  'association_small',
  'association_large',
  'association_mixed',
  'cooperative',
  'worker',
  'school_research',
  'external_agency',
  'single_firm',
  'independent',
] as const;
/** A kind of seat. */
export type SeatKind = (typeof SEAT_KINDS)[number];

/** Steps a firm can have behind it. A certificate is a token too, under the id of its standard. */
export const STEP_TOKENS = [
  'standard_known',
  'public_programme',
  'public_programme_recent',
  'monitored',
  'in_common_programme',
  'certification_ready',
  'certified',
  'chain_contact',
  'chain_linked',
  'sector_forum',
  'translocal_tie',
  'platform_ready',
] as const;
/** A step token that is not a certificate. */
export type StepToken = (typeof STEP_TOKENS)[number];

/** How an offering is taken part in. */
export const MODALITIES = ['onsite', 'hybrid', 'online', 'at_firm'] as const;
export type Modality = (typeof MODALITIES)[number];

/** State of the next intake. */
export const INTAKES = ['open', 'waiting', 'invitation', 'closed'] as const;
export type Intake = (typeof INTAKES)[number];

/** Whether one must be a member to take part. */
export const MEMBERSHIPS = ['none', 'optional', 'required'] as const;
export type Membership = (typeof MEMBERSHIPS)[number];

/** Applied, experience-based knowledge or frontier work. */
export const NATURES = ['applied', 'pioneering'] as const;
export type Nature = (typeof NATURES)[number];

/** Direct: firms learn from each other. Indirect: content gathered from several communities. */
export const CHANNELS = ['direct', 'indirect'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How one learns in an offering. */
export const LEARNING_FORMS = [
  'class',
  'demonstration',
  'example_visit',
  'group',
  'mentoring',
  'practice',
  'trial',
] as const;
export type LearningForm = (typeof LEARNING_FORMS)[number];

/** Kinds of upgrading an offering leads to. */
export const UPGRADING_KINDS = ['process', 'product', 'function'] as const;
export type UpgradingKind = (typeof UPGRADING_KINDS)[number];

/** Languages people can learn in (q48). */
export const LEARNING_LANGUAGES = ['es', 'pt', 'sr', 'en', 'other'] as const;
export type LearningLanguage = (typeof LEARNING_LANGUAGES)[number];

/** The eight parts of the score, in the order they are shown. */
export const SCORE_PARTS = ['need', 'absorb', 'know', 'bridge', 'incl', 'gov', 'dist', 'cost'] as const;
/** A part of the score, 0 to 1. */
export type ScorePart = (typeof SCORE_PARTS)[number];

/** Statuses of a match (domain/RULES.md section 4.1; `unknown` is "possible, answer n questions"). */
export const MATCH_STATUSES = ['eligible', 'later', 'closed', 'unknown', 'no', 'generic', 'error'] as const;
/** Status of one offering for one firm. */
export type MatchStatus = (typeof MATCH_STATUSES)[number];

/** Outcomes of an access or governance rule. */
export const OUTCOMES = ['pass', 'fail', 'not_evidenced', 'not_applicable'] as const;
/** Outcome of an access or governance rule. */
export type Outcome = (typeof OUTCOMES)[number];

/** Rules of the starter pack (domain/RULES.md section 1). */
export const STARTER_RULES = [
  'IA-01',
  'IA-02',
  'IA-06',
  'IA-18',
  'PG-01',
  'PG-02',
  'PG-04',
  'PG-06',
] as const;
/** Id of a starter rule. */
export type StarterRule = (typeof STARTER_RULES)[number];

/** Kinds of knowledge source (q40). */
export const TIE_KINDS = [
  'buyer',
  'supplier',
  'peer_firm',
  'family_friend',
  'association',
  'public_centre',
  'university',
  'consultant',
  'platform_client',
  'outsourcing_contact',
  'diaspora',
  'fair',
] as const;
export type TieKind = (typeof TIE_KINDS)[number];

/** Where a knowledge source sits. */
export const TIE_PLACES = ['local', 'other', 'abroad'] as const;
export type TiePlace = (typeof TIE_PLACES)[number];

/** Interface languages. */
export const LOCALES = ['en', 'es'] as const;
/** An interface language. */
export type Locale = (typeof LOCALES)[number];

/** All questions, or the three-minute selection. */
export const DIAGNOSTIC_FORMS = ['full', 'short'] as const;
/** Which questions a diagnostic goes through. */
export type DiagnosticForm = (typeof DIAGNOSTIC_FORMS)[number];

/** Who fills a diagnostic. */
export const FILLED_BY = ['firm', 'adviser'] as const;
/** The firm itself, or an adviser with it. */
export type FilledBy = (typeof FILLED_BY)[number];

/** What a firm can allow beyond its own result, each on its own. `reports`: its answers count in totals. */
export const CONSENT_PURPOSES = ['reports'] as const;
/** One purpose of consent. */
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
